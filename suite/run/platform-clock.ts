/**
 * The time of the platform, which may differ from this machine's: deadlines and lateness are decided by the platform's
 * clock. Also notices that this machine's clock was changed during a test.
 */
import { z } from 'zod';
import { clockOffsetMs, measuredClockLeadMs } from '../config/environment';

/** Note of a test that a change of the clock touched. */
export const clockJumpNoteSchema = z.object({ ms: z.number() });
export type ClockJumpNote = z.infer<typeof clockJumpNoteSchema>;

/** Smaller differences come from the rounding of both clocks, and from a process that had to wait. */
const JUMP_MS = 2_000;

/** Returns the present time by the platform's clock. */
export function platformNow(): Date {
  return new Date(Date.now() + clockOffsetMs());
}

/** Both clocks are read within this time, or once more: a process may have to wait between the two readings. */
const AT_ONCE_MS = 50;
const READINGS = 20;

/** Returns a function that reports by how many milliseconds the clock was changed since; undefined when it was not. */
export function watchClock(
  now: () => number = Date.now,
  monotonic: () => number = monotonicMs,
): () => number | undefined {
  const before = clockLeadMs(now, monotonic);
  return () => jumpBetween(before, clockLeadMs(now, monotonic));
}

/**
 * Returns by how many milliseconds the clock has changed since the platform's was measured, which may have been in
 * another process; undefined when it has not.
 */
export function clockChangeMs(): number | undefined {
  const before = measuredClockLeadMs();
  return before === undefined ? undefined : jumpBetween(before, clockLeadMs());
}

function jumpBetween(before: number, after: number): number | undefined {
  const jumpMs = Math.round(after - before);
  return Math.abs(jumpMs) > JUMP_MS ? jumpMs : undefined;
}

/** The monotonic clock of this machine, the same in all its processes, milliseconds. */
function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000;
}

/** Returns how far the wall clock is ahead of the monotonic one, milliseconds. */
export function clockLeadMs(now: () => number = Date.now, monotonic: () => number = monotonicMs): number {
  let best = { tookMs: Infinity, ms: 0 };
  for (let reading = 0; reading < READINGS && best.tookMs > AT_ONCE_MS; reading += 1) {
    const [from, wall, to] = [monotonic(), now(), monotonic()];
    if (to - from < best.tookMs) best = { tookMs: to - from, ms: wall - (from + to) / 2 };
  }
  return best.ms;
}
