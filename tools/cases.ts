/**
 * `npm run cases [-- ids or words]`: lists the catalogue with each case's spec and last outcome. `--phase sign-in`,
 * `--role teacher`, `--priority P1` and `--outcome FAIL` filter the list. `--table` shows which workflow is tested in
 * which role, and the gaps. Exit code 1 if nothing matches.
 */
import { z } from 'zod';
import { CASES, PHASES } from '../suite/catalogue';
import { OUTCOMES } from '../suite/protocol/outcome';
import { chosen, rowsOf, type Row } from './cases/rows';
import { holesIn, tableOf } from './cases/table';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { flag } from './cli/values';
import { readLastRun, useLastReports } from './suite/last-run';
import { listedTests } from './suite/listed-tests';

const VALUES = {
  phase: PHASES,
  role: [...new Set(CASES.map(({ performer }) => performer))],
  priority: ['P1', 'P2', 'P3'],
  outcome: [...OUTCOMES, 'none'],
} as const;

const oneOf = <T extends string>(option: string, known: readonly T[]) =>
  z.enum(known, { error: `${option} takes ${known.join(', ')}.` }).optional();

const optionsSchema = z.object({
  phase: oneOf('--phase', VALUES.phase),
  role: oneOf('--role', VALUES.role),
  priority: oneOf('--priority', VALUES.priority),
  outcome: oneOf('--outcome', VALUES.outcome),
  table: flag,
  words: z.array(z.string()),
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
process.exitCode = await runCommand(show, 'as it is');

/** @returns the exit code */
async function show(): Promise<number> {
  useLastReports();
  const { table, ...filter } = parseOptions(optionsSchema, casesCommand());
  const [tests, run] = [await listedTests(), readLastRun()];
  const rows = rowsOf(tests, run);
  if (table) {
    const holes = holesIn(rows);
    say(tableOf(rows, tests));
    say(holes.length === 0 ? '\nEvery case of the catalogue is run by a spec.' : `\nNobody runs:\n${holes.join('\n')}`);
    return 0;
  }
  const shown = chosen(rows, filter);
  shown.forEach((row) => say(lineOf(row)));
  const last =
    run === undefined ? 'There was no run yet.' : `Outcomes of the run ${run.runId} against ${run.target.baseUrl}.`;
  say(
    `${shown.length} of ${rows.length} cases, ${shown.filter(({ spec }) => spec !== undefined).length} run by a spec. ${last}`,
  );
  return shown.length === 0 ? 1 : 0;
}

function casesCommand() {
  return commandLine('cases', 'Lists the cases of the catalogue, each with its spec and last outcome.')
    .argument('[words...]', 'ids of cases, scenarios, or words of their text')
    .option('--phase <phase>', VALUES.phase.join(', '))
    .option('--role <role>', VALUES.role.join(', '))
    .option('--priority <priority>', VALUES.priority.join(', '))
    .option('--outcome <outcome>', VALUES.outcome.join(', '))
    .option('--table', 'prints which workflow is tested in which role, and the gaps');
}

function lineOf({ definition: { id, performer, priority, wording }, spec, outcome }: Row): string {
  return [
    id.padEnd(5),
    priority,
    performer.padEnd(13),
    (outcome ?? '-').padEnd(7),
    wording.en,
    `(${spec ?? 'no spec runs it'})`,
  ].join('  ');
}
