/**
 * `npm run cases [-- ids or words]`: lists the catalogue with each case's spec and last outcome. `--phase sign-in`,
 * `--role teacher`, `--priority P1` and `--outcome FAIL` filter the list. `--table` shows which workflow is tested in
 * which role, and the gaps. Exit code 1 if nothing matches.
 */
import { parseArgs } from 'node:util';
import { CASES, PHASES } from '../suite/catalogue';
import { OUTCOMES } from '../suite/protocol/outcome';
import { chosen, rowsOf, type Row } from './cases/rows';
import { holesIn, tableOf } from './cases/table';
import { readLastRun } from './suite/last-run';
import { listedTests } from './suite/listed-tests';

const VALUES = {
  phase: PHASES,
  role: [...new Set(CASES.map(({ performer }) => performer))],
  priority: ['P1', 'P2', 'P3'],
  outcome: [...OUTCOMES, 'none'],
} as const;

const say = (line: string) => void process.stdout.write(`${line}\n`);
process.exitCode = show();

/** @returns the exit code */
function show(): number {
  const options = parseCasesOptions();
  if (options === undefined) return 2;
  const { values, positionals: words } = options;
  const mistakes = Object.entries(VALUES).flatMap(([name, known]) => {
    const value = values[name as keyof typeof VALUES];
    return value === undefined || (known as readonly string[]).includes(value) ? [] : [`--${name} ${value} is not known. It takes: ${known.join(', ')}.`];
  });
  if (mistakes.length > 0) {
    process.stderr.write(`${mistakes.join('\n')}\n`);
    return 2;
  }
  const [tests, run] = [listedTests(), readLastRun()];
  const rows = rowsOf(tests, run);
  if (values.table) {
    const holes = holesIn(rows);
    say(tableOf(rows, tests));
    say(holes.length === 0 ? '\nEvery case of the catalogue is run by a spec.' : `\nNobody runs:\n${holes.join('\n')}`);
    return 0;
  }
  const shown = chosen(rows, { words, ...values });
  shown.forEach((row) => say(lineOf(row)));
  const last = run === undefined ? 'There was no run yet.' : `Outcomes of the run ${run.runId} against ${run.target.baseUrl}.`;
  say(`${shown.length} of ${rows.length} cases, ${shown.filter(({ spec }) => spec !== undefined).length} run by a spec. ${last}`);
  return shown.length === 0 ? 1 : 0;
}

function parseCasesOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { phase: { type: 'string' }, role: { type: 'string' }, priority: { type: 'string' }, outcome: { type: 'string' }, table: { type: 'boolean', default: false } },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function lineOf({ definition: { id, performer, priority, wording }, spec, outcome }: Row): string {
  return [id.padEnd(5), priority, performer.padEnd(13), (outcome ?? '-').padEnd(7), wording.en, `(${spec ?? 'no spec runs it'})`].join('  ');
}
