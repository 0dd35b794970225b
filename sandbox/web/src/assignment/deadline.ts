import type { Assignment } from '../../../contract/assignments';
import type { Tone } from '../ui/badge';
import { counted, number, percent, points } from '../wording/numbers';

const HOUR_MS = 3_600_000;

/** How near the deadline is: «Просрочено» once it has passed, «Срочно» under 24 hours, «Скоро» under 72. */
export function urgency(dueDate: string, now: number): { text: string; tone: Tone } {
  const left = Date.parse(dueDate) - now;
  if (left < 0) return { text: 'Просрочено', tone: 'bad' };
  if (left < 24 * HOUR_MS) return { text: 'Срочно', tone: 'bad' };
  if (left < 72 * HOUR_MS) return { text: 'Скоро', tone: 'warning' };
  return { text: 'Активно', tone: 'good' };
}

/** Whether the deadline has passed at `now` (milliseconds). At the deadline itself it has not. */
export function isPastDue(dueDate: string, now: number): boolean {
  return now > Date.parse(dueDate);
}

type LatePolicy = Pick<Assignment, 'due_date' | 'allow_late_submission' | 'late_submission_deadline'>;

/** Whether an answer sent at `now` would be refused for lateness. The server has the last word. */
export function isTooLate(assignment: LatePolicy, now: number): boolean {
  if (!isPastDue(assignment.due_date, now)) return false;
  if (!assignment.allow_late_submission) return true;
  return assignment.late_submission_deadline !== null && now > Date.parse(assignment.late_submission_deadline);
}

/** The penalty rule in one sentence, or null when being late costs nothing. */
export function penaltyRule(assignment: Assignment): string | null {
  if (!assignment.late_penalty_type || assignment.late_penalty_value <= 0) return null;
  const unit = assignment.late_penalty_type === 'percentage' ? percent : points;
  const amount = unit(assignment.late_penalty_value);
  const period = assignment.penalty_frequency === 'per_day' ? 'за каждый день' : 'за каждый час';
  const cap = assignment.max_penalty === null ? '' : `, но не больше ${unit(assignment.max_penalty)}`;
  return `Штраф за опоздание: ${amount} ${period}${cap}.`;
}

/** «на 2 дн.» */
export function lateBy(days: number): string {
  return `на ${number(days)} дн.`;
}

/** «Штраф: 10 баллов» */
export function penaltyWords(penalty: number): string {
  return `Штраф: ${counted(penalty, 'балл', 'балла', 'баллов')}`;
}
