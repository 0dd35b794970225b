import { departs } from '../../shape';

/** Whether this platform has a way to publish at all: some builds can only keep drafts, and the suite must notice. */
export function publishingOffered(): boolean {
  return !departs('no-publish-control');
}
