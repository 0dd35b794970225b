import type { ReportLine } from './report';
import type { ProtocolTexts } from './texts';

/** A few words beside the outcome: which step blocked it, or that it took a second attempt. Empty for most lines. */
export function noteOf(line: ReportLine, texts: ProtocolTexts): string {
  if (line.blockedBy !== null) return texts.blockedBy(line.blockedBy);
  return line.attempt > 1 ? texts.attempt(line.attempt) : '';
}
