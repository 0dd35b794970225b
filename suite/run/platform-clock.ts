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

/** Both clocks are read within this time, or once more: a process may have to wait between the two readings. */
const AT_ONCE_MS = 50;
const READINGS = 20;

/** Returns a function that tells by how many milliseconds the clock was changed since; undefined when it was not. */
export function watchClock(
  now: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): () => number | undefined {
  const before = difference(now, monotonic);
  return () => {
    const jumpMs = Math.round(difference(now, monotonic) - before);
    return Math.abs(jumpMs) > JUMP_MS ? jumpMs : undefined;
  };
}

/** Returns how far the wall clock is ahead of the monotonic one, milliseconds. */
function difference(now: () => number, monotonic: () => number): number {
  let best = { tookMs: Infinity, ms: 0 };
  for (let reading = 0; reading < READINGS && best.tookMs > AT_ONCE_MS; reading += 1) {
    const [from, wall, to] = [monotonic(), now(), monotonic()];
    if (to - from < best.tookMs) best = { tookMs: to - from, ms: wall - (from + to) / 2 };
  }
  return best.ms;
}
