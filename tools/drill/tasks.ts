/** What a drill has to do for each fault, and which faults can be tried one after the other on the same sandbox. */
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
export function canShareRun({ by, detectedBy }: Fault): boolean {
  return by === 'cases' && !detectedBy.some((name) => SIGN_INS.includes(name));
}
