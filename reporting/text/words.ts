/** Words that all reports share, in both languages. */
import { isTextKey, text, type Language } from '../../suite/texts/texts';
import type { Machine } from '../../suite/machine/record';

/** Returns the label of a role for readers. */
export function roleLabel(role: string, language: Language): string {
  const key = `role.${role}`;
  return isTextKey(key) ? text(language, key) : role;
}

/** Returns why a machine was too slow, as words. */
export function reasonWords({ reasons }: Pick<Machine, 'reasons'>, language: Language): string {
  return reasons.map((reason) => text(language, `machine.${reason}`)).join(', ');
}

/** Outcomes of a line of the protocol, in the order of the totals. */
export const REPORT_OUTCOMES = ['PASS', 'FLAKY', 'FAIL', 'BLOCKED', 'SKIPPED', 'NOT RUN'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export function outcomeLabel(outcome: ReportOutcome, language: Language): string {
  return text(language, `outcome.${outcome}`);
}
