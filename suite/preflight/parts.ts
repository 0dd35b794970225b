/** Cases that need a part of the platform. A part that is not ready stops no case that does not need it. */
import type { CaseId } from '../catalogue';

/** By the part's name in the readiness report. Add a case here when it needs the background worker. */
const NEEDED_BY: readonly (readonly [RegExp, readonly CaseId[] | 'every case'])[] = [
  [/celery|worker|beat|queue/i, []],
  [/database|postgres|\bdb\b/i, 'every case'],
];

/** Parts of the platform that are not ready, for a report. */
export interface NotReady {
  readonly parts: readonly string[];
  /** “celery is down; no case of the catalogue needs it” */
  readonly sentence: string;
}

/** @param parts that are down; empty where the report does not name them */
export function notReady(parts: readonly string[]): NotReady {
  if (parts.length === 0) return { parts, sentence: 'a part of the platform is down, and its report does not say which' };
  const sentences = parts.map((part) => `${part} is down; ${describeNeed(needOf(part))}`);
  return { parts, sentence: sentences.join('. ') };
}

function needOf(part: string): readonly CaseId[] | 'every case' | undefined {
  return NEEDED_BY.find(([name]) => name.test(part))?.[1];
}

function describeNeed(need: ReturnType<typeof needOf>): string {
  if (need === undefined) return 'it is not known which cases need it';
  if (need === 'every case') return 'every case needs it';
  return need.length === 0 ? 'no case of the catalogue needs it' : `the cases ${need.join(', ')} need it`;
}
