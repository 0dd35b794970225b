import type { DrilledFault, DrillVerdict } from './schema';
import { DRILL_TEXTS } from './texts';

const SIGNS: Record<DrillVerdict, string> = { killed: '✓', 'timed out': '½', survived: '✗', invalid: '!' };

/** Formats one fault as a line of the terminal: `✓ stored-as-draft   S1.d   6.1 s`. */
export function drillLine(fault: DrilledFault): string {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  const who = fault.faultError !== null ? DRILL_TEXTS.en.faultError(fault.faultError) : by === '' ? `not noticed by ${fault.detectedBy.join(', ')}: ${fault.breaks}` : by;
  const unexpectedFailures = fault.unexpectedFailures.length === 0 ? '' : `; beside it ${fault.unexpectedFailures.map((one) => one.by).join(', ')}`;
  return `${SIGNS[fault.verdict]} ${fault.id.padEnd(32)} ${who}${unexpectedFailures}  (${(fault.durationMs / 1000).toFixed(1)} s)`;
}
