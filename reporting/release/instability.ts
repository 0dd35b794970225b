/** Answers of 500 and above that did not come again: one finding for the whole run, whichever cases they hit. */
import type { Language } from '../html/language';
import type { NetworkSummary } from '../run-report/schema';

export type Wording = Record<Language, string>;

/** One finding that is not the failure of a case. */
export interface Observation {
  readonly kind: 'unstable' | 'left behind' | 'rate limit' | 'not ready';
  readonly title: Wording;
  readonly sentence: Wording;
  /** Each of its requests or things, a line. */
  readonly requests: readonly string[];
  /** Whether it stands against the release. */
  readonly blocks: boolean;
}

/** So many requests are listed; all of them stand in run.json. */
const LISTED = 20;

/** @returns undefined for a run in which no answer was unstable */
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
