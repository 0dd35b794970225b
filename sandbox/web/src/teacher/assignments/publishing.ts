import { departs } from '../../shape';

/** Whether this platform can publish assignments: some builds can only save drafts, and the suite must detect that. */
export function publishingOffered(): boolean {
  return !departs('no-publish-control');
}
