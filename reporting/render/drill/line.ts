import type { DrilledFault, DrillVerdict } from '../../drill/schema';
import { durationText, type Language } from '../../text/language';
import { text } from '../../../suite/texts/texts';

const SIGNS: Record<DrillVerdict, string> = { killed: '✓', 'timed out': '½', survived: '✗', invalid: '!' };

/** Formats one fault as a line of the terminal: `✓ stored-as-draft   S1.d   6.1 s`. */
export function drillLine(fault: DrilledFault, language: Language = 'en'): string {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  const missed = () => text(language, 'drill.missed', { ids: fault.detectedBy.join(', '), breaks: fault.breaks });
  const who =
    fault.faultError !== null
      ? text(language, 'drill.faultError', { error: fault.faultError })
      : by === ''
        ? missed()
        : by;
  const others =
    fault.unexpectedFailures.length === 0
      ? ''
      : text(language, 'drill.beside', { ids: fault.unexpectedFailures.map((one) => one.by).join(', ') });
  return `${SIGNS[fault.verdict]} ${fault.id.padEnd(32)} ${who}${others}  (${durationText(language, fault.durationMs)})`;
}
