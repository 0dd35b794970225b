/**
 * Responses with status 500 and above that did not recur: one observation for the whole run, whichever cases they
 * affected.
 */
import { inEach, type ByLanguage } from '../../suite/texts/texts';
import type { NetworkSummary } from '../collect/run-schema';

/** An observation that is not the failure of a case. */
export interface Observation {
  readonly kind:
    'outage' | 'session lost' | 'clock' | 'machine' | 'unstable' | 'left behind' | 'rate limit' | 'not ready';
  readonly title: ByLanguage;
  readonly sentence: ByLanguage;
  /** Its requests, objects or tests, one per line; a test has a title in each language. */
  readonly requests: readonly (string | ByLanguage)[];
  /** Whether it blocks the release. */
  readonly blocks: boolean;
}

/** Maximum number of requests in the list; run.json contains all of them. */
const LISTED = 20;

/** @returns undefined for a run without unstable responses */
export function instabilityOf({ unstable, requests }: NetworkSummary): Observation | undefined {
  if (unstable.length === 0) return undefined;
  return {
    kind: 'unstable',
    title: inEach('observation.unstable.title'),
    sentence: inEach('observation.unstable', { count: unstable.length, requests: String(requests) }),
    requests: lines(unstable),
    blocks: true,
  };
}

function lines(unstable: NetworkSummary['unstable']): string[] {
  const all = unstable.map(
    ({ at, request, status, by, load }) =>
      `${new Date(at).toISOString()} ${request} → ${status} (${by}, load ${load.toFixed(2)})`,
  );
  return all.length <= LISTED ? all : [...all.slice(0, LISTED), `… ${all.length - LISTED}`];
}
