/** What the second request for a large cause showed. */
import type { RespondedRequest } from '../../suite/failure/failure';

export const CHECK_OUTCOMES = ['suite', 'platform', 'unchecked'] as const;

/** Reasons why a cause was judged without a request, or could not be judged. */
export const CHECK_REASONS = ['asked', 'own error', 'own page asks it', 'no second request', 'not reachable'] as const;

export interface CauseCheck {
  /** `suite`: the second request succeeded. `platform`: it failed, or the platform's own pages show the fault. */
  outcome: (typeof CHECK_OUTCOMES)[number];
  reason: (typeof CHECK_REASONS)[number];
  /** The requests sent and their responses; without a status when there was no response. */
  asked: readonly RespondedRequest[];
}
