import type { Speaker } from '../sheet/language';
import { DRILL_TEXTS } from './texts';

/** The last drill in one line, for the release sheet: `Fault drill: the suite noticed 96 of 96 faults (22 November 2026, 18:01)`. */
export function drillSentence(drill: { noticed: number; all: number; startedAt: string }, speak: Speaker): string {
  return DRILL_TEXTS[speak.language].line(drill.noticed, drill.all, speak.moment(new Date(drill.startedAt)));
}
