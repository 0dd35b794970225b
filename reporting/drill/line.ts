import type { DrilledFault, DrillVerdict } from './shape';
import { DRILL_TEXTS } from './texts';

const SIGNS: Record<DrillVerdict, string> = { killed: '✓', half: '½', survived: '✗', idle: '!' };

/** One fault as a line of the terminal: `✓ stored-as-draft   S1.d   6.1 s`. */
export function drillLine(fault: DrilledFault): string {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  const who = fault.mishap !== null ? DRILL_TEXTS.en.mishap(fault.mishap) : by === '' ? `not noticed by ${fault.noticedBy.join(', ')}: ${fault.breaks}` : by;
  const beside = fault.beside.length === 0 ? '' : `; beside it ${fault.beside.map((one) => one.by).join(', ')}`;
  return `${SIGNS[fault.verdict]} ${fault.id.padEnd(32)} ${who}${beside}  (${(fault.durationMs / 1000).toFixed(1)} s)`;
}
