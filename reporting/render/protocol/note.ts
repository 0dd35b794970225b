import type { Formatter } from '../../text/language';
import { REPORT_OUTCOMES } from '../../text/words';
import type { ReportLine, Totals } from './report';

/** Returns the note next to an outcome: that the step needed a second attempt, or what blocked it. Empty for most lines. */
export function noteOf(line: ReportLine, format: Formatter): string {
  if (line.blockedBy !== null) return format.text('protocol.blockedBy', { id: line.blockedBy });
  if (isUnprepared(line)) return format.text('protocol.blockedByPreparation');
  return line.attempt > 1 ? format.text('protocol.attempt', { count: line.attempt }) : '';
}

/** Returns whether the preparation of the scenario failed, and not an earlier step. */
export function isUnprepared(line: ReportLine): boolean {
  return line.outcome === 'BLOCKED' && line.blockedBy === null;
}

/** Returns the failures of a scenario's preparation, each once. Its blocked lines have the same message. */
export function preparationFailures(lines: readonly ReportLine[]): ReportLine[] {
  const unprepared = lines.filter(isUnprepared);
  return unprepared.filter((line, index) => unprepared.findIndex((one) => one.seen === line.seen) === index);
}

/** Says how many steps passed, and how many of the others there are by outcome. */
export function resultLine({ all = 0, ...totals }: Totals, format: Formatter): string {
  const { PASS: passed = 0 } = totals;
  if (passed === all) return format.text('protocol.allPassed', { all });
  const parts = REPORT_OUTCOMES.flatMap((outcome) => {
    const count = totals[outcome] ?? 0;
    return outcome === 'PASS' || count === 0 ? [] : [format.text(`protocol.part.${outcome}`, { count })];
  });
  return format.text('protocol.notAllPassed', { passed, all, parts: parts.join(', ') });
}
