/** Which faults one run can try: the sandbox is broken anew before each test, so no two of them may need the same test. */
import type { PlacedTest } from '../suite/listed-tests';
import type { Fault } from './faults';

/** A fault and the tests that carry what must notice it. */
export interface Task {
  fault: Fault;
  /** Those of the first that must notice it, which is the quickest. */
  first: readonly PlacedTest[];
  /** All of them. */
  tests: readonly PlacedTest[];
}

/** The cases that watch the sign-in of a role, which happens once on a sandbox: a fault there needs a sandbox of its own. */
const SIGN_INS = ['A1', 'A2', 'A3', 'A4', 'A5'];

/** Whether a fault can share a run with others: not where the run's first sign-in or its figures tell. */
export function isSociable({ by, noticedBy }: Fault): boolean {
  return by === 'cases' && !noticedBy.some((name) => SIGN_INS.includes(name));
}

/**
 * Packs faults into runs, as many into each as may be.
 * @param size a run's faults at most: what one run has begun, the other workers cannot take over
 */
export function batchesOf(tasks: readonly Task[], size: number): Task[][] {
  const batches: { tasks: Task[]; tests: Set<PlacedTest> }[] = [];
  for (const task of tasks) {
    const fits = batches.find((batch) => batch.tasks.length < size && !task.first.some((test) => batch.tests.has(test)));
    const batch = fits ?? { tasks: [], tests: new Set() };
    if (fits === undefined) batches.push(batch);
    batch.tasks.push(task);
    for (const test of task.first) batch.tests.add(test);
  }
  return batches.map((batch) => batch.tasks);
}
