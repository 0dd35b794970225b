/**
 * The time of the platform, which may differ from this machine's: deadlines and lateness are decided by the platform's
 * clock. Also notices that this machine's clock was changed during a test.
 */
import { performance } from 'node:perf_hooks';
import type { TestInfo } from '@playwright/test';
import { clockOffsetMs } from '../config/environment';
import { FINDING_LABEL } from '../monitoring/page-error-report';

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

/** Notes that the clock was changed during a test. */
export function noteClockJump(testInfo: Pick<TestInfo, 'annotations'>, jumpMs: number | undefined): void {
  if (jumpMs === undefined) return;
  testInfo.annotations.push({ type: FINDING_LABEL, description: `the clock of this machine was changed by ${(jumpMs / 1_000).toFixed(1)} s while this test ran` });
}
