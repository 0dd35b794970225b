/**
 * The time of the platform, which may differ from this machine's: deadlines and lateness are decided by the platform's
 * clock. Also notices that this machine's clock was changed during a test.
 */
import { performance } from 'node:perf_hooks';
import { clockOffsetMs } from '../config/environment';

/** Smaller differences come from the rounding of both clocks, and from a process that had to wait. */
const JUMP_MS = 2_000;

/** Returns the present time by the platform's clock. */
export function platformNow(): Date {
  return new Date(Date.now() + clockOffsetMs());
}

/** Returns a function that tells by how many milliseconds the clock was changed since; undefined when it was not. */
export function watchClock(now: () => number = Date.now, monotonic: () => number = () => performance.now()): () => number | undefined {
  const [wall, steady] = [now(), monotonic()];
  return () => {
    const jumpMs = Math.round(now() - wall - (monotonic() - steady));
    return Math.abs(jumpMs) > JUMP_MS ? jumpMs : undefined;
  };
}
