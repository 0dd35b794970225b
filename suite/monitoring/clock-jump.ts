import type { TestInfo } from '@playwright/test';
import { FINDING_LABEL } from './page-error-report';

/** Notes that the clock was changed during a test. */
export function noteClockJump(testInfo: Pick<TestInfo, 'annotations'>, jumpMs: number | undefined): void {
  if (jumpMs === undefined) return;
  testInfo.annotations.push({
    type: FINDING_LABEL,
    description: `the clock of this machine was changed by ${(jumpMs / 1_000).toFixed(1)} s while this test ran`,
  });
}
