/** Speed of a run in headed mode, so that a person can follow it. */
import { PACES, type Pace } from '../config/environment';

/** Milliseconds for which the control is outlined before each click and each entry. */
export const BEFORE_ACTION_MS: Record<Pace, number> = { slow: 1_200, normal: 500, fast: 100, none: 0 };

/** Milliseconds to read the next step of the protocol before it begins. */
export const TO_READ_MS: Record<Pace, number> = { slow: 2_000, normal: 900, fast: 0, none: 0 };

/** Milliseconds for which a failure is shown when nobody asked to keep it. */
export const FAILURE_MS: Record<Pace, number> = { slow: 4_000, normal: 2_500, fast: 1_000, none: 0 };

/** Time-out of a test in headed mode, longer because of the pauses. */
export const HEADED_TIMEOUT_MS = 900_000;

/** The next faster pace, or the next slower one; the same where there is none. */
export function otherPace(pace: Pace, direction: 'faster' | 'slower'): Pace {
  const next = PACES[PACES.indexOf(pace) + (direction === 'faster' ? 1 : -1)];
  return next ?? pace;
}
