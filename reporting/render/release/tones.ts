/** Colours of states in the release report. */
import type { Tone } from '../parts/page';
import type { CaseStatus } from '../../status/case-status';
import type { CauseVerdict } from '../../causes/likely-causes';
import type { FigureVerdict } from '../../verdict/figures';

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
