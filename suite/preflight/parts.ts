/** Cases that need a part of the platform. A part that is not ready stops no case that does not need it. */
import type { CaseId } from '../catalogue';
import { text, type Language } from '../texts/texts';

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
  return { parts, sentence: describeParts(parts, 'en') };
}

/** Describes the parts that are down, and the cases that need them. */
export function describeParts(parts: readonly string[], language: Language): string {
  if (parts.length === 0) return text(language, 'parts.unknown');
  return parts.map((part) => text(language, 'parts.down', { part, ...describeNeed(needOf(part)) })).join('. ');
}

function needOf(part: string): readonly CaseId[] | 'every case' | undefined {
  return NEEDED_BY.find(([name]) => name.test(part))?.[1];
}

function describeNeed(need: ReturnType<typeof needOf>): { need: string; cases: string } {
  if (need === undefined) return { need: 'unknown', cases: '' };
  if (need === 'every case') return { need: 'every', cases: '' };
  return { need: need.length === 0 ? 'none' : 'some', cases: need.join(', ') };
}
