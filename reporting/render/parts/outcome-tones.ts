import type { ReportOutcome } from '../../text/words';
import type { Tone } from './page';

/** Colours of the outcomes of a line of the protocol. */
export const OUTCOME_TONES: Record<ReportOutcome, Tone> = {
  PASS: 'good',
  FLAKY: 'flaky',
  FAIL: 'bad',
  BLOCKED: 'warn',
  SKIPPED: 'idle',
  'NOT RUN': 'idle',
};
