import type { ReportLine } from './report';
import type { ProtocolTexts } from './texts';

/**
 * Returns a short note next to the outcome: the step that blocked it, or that it needed a second attempt. Empty for
 * most lines.
 */
export function noteOf(line: ReportLine, texts: ProtocolTexts): string {
  if (line.blockedBy !== null) return texts.blockedBy(line.blockedBy);
  return line.attempt > 1 ? texts.attempt(line.attempt) : '';
}
