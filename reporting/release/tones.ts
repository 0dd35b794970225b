/** Colours of states in the release report. */
import type { Tone } from '../html/page';
import type { CaseStatus } from './case-status';
import type { CauseVerdict } from './likely-causes';
import type { FigureVerdict } from './figures';

export const CASE_STATUS_TONES: Record<CaseStatus, Tone> = {
  passed: 'good',
  failed: 'bad',
  blocked: 'warn',
  flaky: 'flaky',
  known: 'known',
  skipped: 'idle',
};
export const CAUSE_TONES: Record<CauseVerdict, Tone> = {
  product: 'bad',
  test: 'warn',
  environment: 'warn',
  known: 'known',
};
export const FIGURE_TONES: Record<FigureVerdict, Tone> = {
  within: 'good',
  over: 'warn',
  'too few': 'idle',
  'no limit': 'idle',
};
