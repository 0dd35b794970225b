/** Breaks the sandbox in one way after the other and sees whether the suite notices. */
import { PROJECT_ROOT, environment } from '../../fixtures/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/shape';
import { commitOf } from '../../reporting/git';
import { listedTests } from '../suite/listed-tests';
import { chosenFaults, listedFaults, type Choice } from './faults';
import { inTurn } from './in-turn';
import { judged, told } from './judge';
import { runTests } from './run-tests';
import { testsFor, wordsFor } from './tests';

export interface DrillOptions extends Choice {
  /** How many faults are tried at a time, each with a worker of its own. */
  workers: number;
  /** Whether the same cases are run without a fault as well. */
  control: boolean;
  /** Told as soon as a fault is judged. */
  tell: (fault: DrilledFault) => void;
}

/** @throws Error when a fault, an area or a test does not exist, or a run ends without an account of itself */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = listedTests();
  const tasks = chosenFaults(all, options).map((fault) => ({ fault, tests: testsFor(fault.noticedBy, tests) }));
  const faults = await inTurn(tasks, options.workers, async ({ fault, tests: carriers }) => {
    const start = Date.now();
    // Where the cases tell, the first that fails settles it; the figures want all of them.
    const words = [...wordsFor(carriers), ...(fault.by === 'cases' ? ['-x'] : [])];
    const run = await runTests({ sandbox: ['--fault', fault.id], words, workers: 1 });
    const drilled = judged(fault, run, Date.now() - start);
    options.tell(drilled);
    return drilled;
  });
  return {
    schemaVersion: 1,
    startedAt: begin.toISOString(),
    control: options.control ? await control([...new Set(tasks.flatMap((task) => task.tests))], options.workers) : null,
    durationMs: Date.now() - begin.getTime(),
    commit: commitOf(PROJECT_ROOT),
    timeZone: environment().timeZone,
    workers: options.workers,
    known: all.length,
    faults,
  };
}

/** The same tests on a sandbox without a fault: whoever complains there cries wolf. */
async function control(tests: Parameters<typeof wordsFor>[0], workers: number): Promise<Drill['control']> {
  const run = await runTests({ sandbox: [], words: wordsFor(tests), workers });
  const bad = run.cases.filter((entry) => entry.outcome !== 'PASS' && entry.outcome !== 'SKIPPED').map(told);
  const others = run.verdict.reasons.filter((reason) => !/^\d+ (failed|blocked)/.test(reason)).map((reason) => ({ by: 'limits', seen: reason }));
  return { cases: run.cases.length, failed: [...bad, ...others], durationMs: run.durationMs };
}
