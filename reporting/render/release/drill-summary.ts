import type { Formatter } from '../../text/language';

/**
 * Summarizes the last drill in one line of the release report: `Fault drill: the suite noticed 96 of 96 faults (22
 * November 2026, 18:01)`.
 */
export function drillSummary(drill: { detected: number; all: number; startedAt: string }, format: Formatter): string {
  return format.text('drill.line', {
    killed: drill.detected,
    all: drill.all,
    day: format.dateTime(new Date(drill.startedAt)),
  });
}
