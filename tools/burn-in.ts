/**
 * `npm run burn-in`: finds false alarms and flaky tests. Makes twenty shuffled full runs on the healthy sandbox, or as
 * many runs of selected specs. `--handicap` makes one run under each condition instead. Exit code 0: no failure in any
 * run; 2: usage error.
 */
import path from 'node:path';
import { z } from 'zod';
import { reportsFolder } from '../suite/config/environment';
import { CONDITIONS, handicapsOf } from './burn-in/conditions';
import { runRound, type Round, type RoundResult } from './burn-in/rounds';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { count } from './cli/values';

const optionsSchema = z.object({
  times: count('--times', 9_999),
  workers: count('--workers', 99).transform(String).optional(),
  handicap: z.string().optional(),
  words: z.array(z.string()),
});
type BurnInOptions = z.infer<typeof optionsSchema>;

process.exitCode = await runCommand(async () => burnIn(rounds(parseBurnInOptions())));

function parseBurnInOptions(): BurnInOptions {
  const command = commandLine(
    'burn-in',
    'Runs the suite, or these specs, again and again on the healthy sandbox: no run may fail.',
  )
    .argument('[specs...]', 'spec files; the whole suite if there is none')
    .option('--times <count>', 'number of runs', '20')
    .option('--workers <count>', 'workers of every run; otherwise it changes from run to run')
    .option(
      '--handicap <names>',
      `one run under each of these conditions instead: ${Object.keys(CONDITIONS).join(', ')}, or all`,
    );
  return parseOptions(optionsSchema, command);
}

/** @returns the exit code */
async function burnIn(planned: readonly Round[]): Promise<number> {
  const results: RoundResult[] = [];
  for (const round of planned) {
    const result = await runRound(round, path.join(reportsFolder(), 'burn-in'));
    results.push(result);
    const { totals, durationMs, seed } = result.run;
    process.stdout.write(
      `${result.bad.length === 0 ? '✓' : '✗'} ${result.name}: ${totals.passed} passed, ${result.bad.length} not, in ${Math.round(durationMs / 1000)} s (seed ${seed ?? '–'})\n`,
    );
    for (const { id, seen } of result.bad) process.stdout.write(`    ${id}: ${seen}\n`);
  }
  const bad = results.filter((result) => result.bad.length > 0);
  const counts = new Map<string, number>();
  for (const { id } of bad.flatMap((result) => result.bad)) counts.set(id, (counts.get(id) ?? 0) + 1);
  process.stdout.write(`\nRounds    ${results.length - bad.length} of ${results.length} without a failure\n`);
  for (const [id, times] of counts) process.stdout.write(`          ${id} failed in ${times} of ${results.length}\n`);
  if (bad.length > 0)
    process.stdout.write(`Reports   ${bad.map((result) => path.relative(process.cwd(), result.reports)).join(', ')}\n`);
  return bad.length === 0 ? 0 : 1;
}

/** @throws UsageError for an unknown handicap */
function rounds({ words: specs, ...values }: BurnInOptions): Round[] {
  const handicaps = handicapsOf(values.handicap);
  const workers = (round: number) => values.workers ?? (specs.length === 0 ? undefined : ['1', '2', '4'][round % 3]);
  const words = (round: number) => {
    const options = workers(round);
    return [...specs, ...(options === undefined ? [] : ['--workers', options])];
  };
  if (handicaps.length > 0) {
    return handicaps.map((name) => ({
      ...CONDITIONS[name],
      name: `${name} (${CONDITIONS[name].what})`,
      words: [...specs, ...CONDITIONS[name].words],
    }));
  }
  return Array.from({ length: values.times }, (_nothing, index) => ({
    name: `round ${index + 1}`,
    what: 'as usual',
    words: words(index),
    variables: {},
    slow: false,
  }));
}
