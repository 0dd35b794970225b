import type { Formatter } from '../html/language';
import { DRILL_TEXTS } from './texts';

/**
 * Summarizes the last drill in one line of the release report: `Fault drill: the suite noticed 96 of 96 faults (22
 * November 2026, 18:01)`.
 */
export function drillSummary(drill: { detected: number; all: number; startedAt: string }, format: Formatter): string {
  return DRILL_TEXTS[format.language].line(drill.detected, drill.all, format.dateTime(new Date(drill.startedAt)));
}
