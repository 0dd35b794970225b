/** Speed of a run in headed mode, so that a person can follow it. */
import type { Pace } from '../config/environment';

/** Milliseconds after each click, key and page. */
export const AFTER_ACTION_MS: Record<Pace, number> = { slow: 1_200, normal: 500, fast: 100 };

/** Milliseconds to read the next step of the protocol before it begins. */
export const TO_READ_MS: Record<Pace, number> = { slow: 2_000, normal: 900, fast: 0 };

/** Time-out of a test in headed mode, longer because of the pauses. */
export const HEADED_TIMEOUT_MS = 900_000;
