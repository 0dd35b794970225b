/** `npm run drill -- --mutants`: tries systematic changes of the sandbox. Exit code 0: the score is high enough. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, environment, reportsFolder } from '../../../suite/config/environment';
import { MUTANT_FAMILIES, type MutantReport, type TriedMutant } from '../../../reporting/drill/mutants/schema';
import { commitOf } from '../../../lib/git';
import { readPolicy } from '../../../reporting/status/policy';
import { commandLine, parseOptions, UsageError } from '../../cli/options';
import { flag } from '../../cli/values';
import { listedTests } from '../../suite/listed-tests';
import { Coverage } from './coverage';
import { readEquivalents } from './equivalents';
import { buildMutants, listedMutants, type Mutant } from './listed-mutants';
import { observe, presentSources } from './observe';
import { mutantLine, numberLines, resultLines } from './printing';
import { scoreOf } from './score';
import { chosenMutants, numbersOf } from './selection';
import { tryMutants } from './trials';

const wholeNumber = (option: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `--${option} takes a whole number.`)
    .transform(Number);

const optionsSchema = z.object({
  sample: wholeNumber('sample').optional(),
  seed: wholeNumber('seed'),
  family: z.enum(MUTANT_FAMILIES, { error: `--family takes one of ${MUTANT_FAMILIES.join(', ')}.` }).optional(),
  only: z.array(z.string()),
  workers: wholeNumber('workers').optional(),
  list: flag,
  observe: flag,
  files: z.string(),
  anew: flag,
});
type Options = z.infer<typeof optionsSchema>;

/** @returns the exit code @throws UsageError */
export async function runMutantCommand(): Promise<number> {
  const collect = (name: string, names: string[]) => [...names, name];
  const command = commandLine(
    'drill',
    'Tries systematic changes of the sandbox, and prints the share that the suite detects.',
  )
    .option('--mutants', 'systematic changes instead of the hand-written faults', true)
    .option('--sample <count>', 'a sample of this size')
    .option('--seed <number>', 'seed of the sample', '1')
    .option('--family <family>', MUTANT_FAMILIES.join(', '))
    .option('--only <name>', 'this mutant; may be given several times', collect, [])
    .option('--workers <count>', 'sandboxes at the same time')
    .option('--list', 'prints the names and tries nothing')
    .option('--observe', 'records which test reaches which place')
    .option('--files <path>', 'with --observe: only spec files whose path contains this', '')
    .option('--anew', 'with --observe: also what is recorded already');
  const options = parseOptions(optionsSchema, command);
  if (options.observe) return observeSuite(options);
  buildMutants();
  const all = listedMutants();
  const equivalents = readEquivalents(all);
  const chosen = chosenMutants(all, {
    family: options.family,
    only: options.only,
    size: options.sample,
    seed: options.seed,
  });
  if (options.list) {
    for (const mutant of chosen) process.stdout.write(`${mutant.name}\n`);
    for (const line of numberLines(numbersOf(all, equivalents))) process.stdout.write(`${line}\n`);
    return 0;
  }
  return drill(all, chosen, equivalents, options);
}

async function observeSuite({ files, anew }: Options): Promise<number> {
  const { tests, failed } = await observe({ files, anew }, (recorded) =>
    process.stdout.write(`${recorded} tests recorded\n`),
  );
  for (const name of failed) process.stdout.write(`✗ failed without a mutant, so it is not used: ${name}\n`);
  process.stdout.write(`observed: ${tests} tests, ${failed.length} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

/** The runs have process groups of their own, which the terminal does not interrupt. */
function endRunsOnInterrupt(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}

async function drill(
  all: readonly Mutant[],
  chosen: readonly Mutant[],
  equivalents: ReadonlyMap<string, string>,
  options: Options,
): Promise<number> {
  const begin = new Date();
  endRunsOnInterrupt();
  const coverage = Coverage.read();
  if (!coverage.isFresh(presentSources()))
    process.stdout.write(
      'The coverage is older than the sandbox: places that changed count as not reached. npm run drill -- --mutants --observe records it again.\n',
    );
  for (const line of numberLines(numbersOf(all, equivalents))) process.stdout.write(`${line}\n`);
  process.stdout.write(`${chosen.length} mutants to try, seed ${options.seed}\n\n`);
  const open = chosen.filter(({ name }) => !equivalents.has(name));
  const { tried, control } = await tryMutants(open, {
    coverage,
    tests: await listedTests(),
    workers: Math.max(1, Math.min(options.workers ?? environment().workers ?? 2, open.length)),
    onMutant: (mutant) => process.stdout.write(`${mutantLine(mutant)}\n`),
  });
  const report = reportOf([...tried, ...chosen.flatMap((mutant) => equivalent(mutant, equivalents))], {
    all,
    equivalents,
    control,
    seed: options.seed,
    begin,
  });
  mkdirSync(reportsFolder(), { recursive: true });
  const file = path.join(reportsFolder(), 'mutants.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  for (const line of resultLines(report)) process.stdout.write(`${line}\n`);
  process.stdout.write(`report    ${path.relative(process.cwd(), file)}\n`);
  process.stdout.write(`score: ${report.score.killed} of ${report.score.of} killed\n`);
  return report.score.of > 0 && report.score.killed / report.score.of >= report.minimumScore ? 0 : 1;
}

interface Drilled {
  all: readonly Mutant[];
  equivalents: ReadonlyMap<string, string>;
  control: MutantReport['control'];
  seed: number;
  begin: Date;
}

function reportOf(mutants: TriedMutant[], { all, equivalents, control, seed, begin }: Drilled): MutantReport {
  const { mutants: policy } = readPolicy();
  if (policy === undefined) throw new UsageError('release-policy.json has no mutants.minimumScore.');
  const of = (family: TriedMutant['family']) => scoreOf(mutants.filter((mutant) => mutant.family === family));
  return {
    schemaVersion: 1,
    startedAt: begin.toISOString(),
    durationMs: Date.now() - begin.getTime(),
    commit: commitOf(PROJECT_ROOT),
    seed,
    known: numbersOf(all, equivalents),
    score: scoreOf(mutants),
    families: { answers: of('answers'), rules: of('rules'), page: of('page') },
    minimumScore: policy.minimumScore,
    control,
    mutants,
  };
}

function equivalent(
  { name, family, place, operator, changes }: Mutant,
  equivalents: ReadonlyMap<string, string>,
): TriedMutant[] {
  const reason = equivalents.get(name);
  if (reason === undefined) return [];
  return [
    {
      name,
      family,
      place,
      operator,
      changes,
      verdict: 'equivalent',
      killedBy: null,
      tests: [],
      reachedBy: 0,
      wanted: reason,
      durationMs: 0,
    },
  ];
}
