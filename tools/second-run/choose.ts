/** Chooses what a second run repeats: what failed, was blocked or interrupted, with the steps before it in its test. */
import type { KeptResults } from '../../reporting/run-end/kept-results';
import type { BlobTest } from './blob';

/** The tests of a second run. */
export interface Chosen {
  /** As in a test list. */
  readonly lines: readonly string[];
  /** Cases that had not passed, in the order of the report; a test without cases counts as one. */
  readonly cases: readonly string[];
}

/**
 * A test is the unit: a scenario is repeated from its first step. Tests that the first run did not reach are chosen, too:
 * those of a run that was ended early, and those of a shard that left nothing.
 */
export function chooseTests({ run, plan }: Pick<KeptResults, 'run' | 'plan'>, tests: readonly BlobTest[]): Chosen {
  if (run.unhealthyReason !== null) {
    // Nothing was tested: every case is blocked, without a test of its own.
    const open = tests.filter(({ statuses }) => statuses.at(-1) !== 'passed');
    return {
      lines: [...new Set([...open.map(({ line }) => line), ...missing(plan, tests)])],
      cases: run.cases.filter(isOpen).map(({ id }) => id),
    };
  }
  const open = run.cases.filter(isOpen);
  const named = new Set(open.map(({ test }) => test));
  const unreached = tests.filter(({ statuses }) => statuses.every((status) => status === 'interrupted'));
  const repeated = tests.filter((one) => named.has(nameOf(one.line)) || unreached.includes(one));
  const lost = missing(plan, tests);
  const ids = [
    ...open.map(({ id }) => id),
    ...unreached.flatMap(({ cases, line }) => (cases.length > 0 ? cases : [nameOf(line)])),
    ...lost.map(nameOf),
  ];
  return { lines: [...repeated.map(({ line }) => line), ...lost], cases: [...new Set(ids)] };
}

function isOpen({ outcome }: KeptResults['run']['cases'][number]): boolean {
  return outcome === 'FAIL' || outcome === 'BLOCKED';
}

/** Planned tests of which no shard has told anything. */
function missing({ shards }: KeptResults['plan'], tests: readonly BlobTest[]): string[] {
  const known = new Set(tests.map(({ line }) => line));
  return shards.flat().filter((line) => !known.has(line));
}

/** `journey.spec.ts › J1 …` of a line, as `run.json` names a test. */
function nameOf(line: string): string {
  return line.replace(/^\[[^\]]*\] › /, '');
}
