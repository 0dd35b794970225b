/**
 * Responses with status 500 and above that did not recur: one observation for the whole run, whichever cases they
 * affected.
 */
import type { Language } from '../html/language';
import type { NetworkSummary } from '../run-report/schema';

export type Wording = Record<Language, string>;

/** An observation that is not the failure of a case. */
export interface Observation {
  readonly kind: 'outage' | 'session lost' | 'unstable' | 'left behind' | 'rate limit' | 'not ready';
  readonly title: Wording;
  readonly sentence: Wording;
  /** Its requests or objects, one per line. */
  readonly requests: readonly string[];
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
    title: { en: 'The platform is unstable', ru: 'Платформа нестабильна' },
    sentence: {
      en: `unstable: ${unstable.length} of ${requests} requests answered 5xx and were right when repeated`,
      ru: `нестабильно: на запросы (${unstable.length} из ${requests}) сервер ответил 5xx, при повторе ответ был верным`,
    },
    requests: lines(unstable),
    blocks: true,
  };
}

function lines(unstable: NetworkSummary['unstable']): string[] {
  const all = unstable.map(({ at, request, status, by, load }) => `${new Date(at).toISOString()} ${request} → ${status} (${by}, load ${load.toFixed(2)})`);
  return all.length <= LISTED ? all : [...all.slice(0, LISTED), `… ${all.length - LISTED}`];
}
