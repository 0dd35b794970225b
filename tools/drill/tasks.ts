/** A drill's tasks per fault, and which faults can be tried in turn on the same sandbox. */
import { signInCaseOf } from '../../suite/catalogue';
import { ROLES } from '../../suite/config/names';
import type { PlacedTest } from '../suite/listed-tests';
import type { Fault } from '../suite/sandbox-faults';

/** A fault and the tests whose cases must detect it. */
export interface Task {
  fault: Fault;
  /** Tests of the first case that must detect it, which is the quickest. */
  first: readonly PlacedTest[];
  /** All tests whose cases must detect it. */
  tests: readonly PlacedTest[];
}

/** Cases that test the sign-in of a role, which happens once per sandbox: a fault there needs its own sandbox. */
const SIGN_INS: readonly string[] = ROLES.map(signInCaseOf);

/** Whether a fault can share a run with others: not if the run's first sign-in or its figures detect it. */
export function canShareRun({ by, detectedBy }: Fault): boolean {
  return by === 'cases' && !detectedBy.some((name) => SIGN_INS.includes(name));
}
