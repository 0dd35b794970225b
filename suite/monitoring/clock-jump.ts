/** Tells the reports that this machine's clock was changed while a test ran, or before it: what it touched may be wrong. */
import type { TestInfo } from '@playwright/test';
import { attachInternalData } from '../run/internal-data';
import type { ClockJumpNote } from '../run/platform-clock';
import { FINDING_LABEL } from './page-error-report';

/** Notes that the clock was changed. @param jumpMs undefined when it was not */
export function noteClockJump(
  testInfo: Pick<TestInfo, 'annotations' | 'attachments'>,
  jumpMs: number | undefined,
): void {
  if (jumpMs === undefined) return;
  testInfo.annotations.push({
    type: FINDING_LABEL,
    description: `the clock of this machine was changed by ${(jumpMs / 1_000).toFixed(1)} s while this test ran`,
  });
  attachInternalData(testInfo, 'clock', { ms: jumpMs } satisfies ClockJumpNote);
}
