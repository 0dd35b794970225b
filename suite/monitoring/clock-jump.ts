/** Tells the reports that this machine's clock was changed while a test ran, or before it: what it touched may be wrong. */
import type { TestInfo } from '@playwright/test';
import { z } from 'zod';
import { attachInternalData } from '../run/internal-data';
import { FINDING_LABEL } from './page-error-report';

/** Note of a test that a change of the clock touched. */
export const clockJumpNoteSchema = z.object({ ms: z.number() });

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
  attachInternalData(testInfo, 'clock', { ms: jumpMs });
}
