import type { Assignment, ListedAssignment } from '../../../contract/assignments';
import type { Tone } from '../ui/badge';
import { counted, number, percent, points } from '../wording/numbers';

const HOUR_MS = 3_600_000;

/** Returns the urgency of a deadline: «Просрочено» once it has passed, «Срочно» under 24 hours, «Скоро» under 72. */
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

type LatePolicy = Pick<ListedAssignment, 'due_date' | 'allow_late_submission' | 'late_submission_deadline'>;

/** Whether a submission sent at `now` would be rejected for lateness. The server makes the final decision. */
export function isTooLate(assignment: LatePolicy, now: number): boolean {
  if (!isPastDue(assignment.due_date, now)) return false;
  // If the platform does not return the policy, only the server decides.
  if (assignment.allow_late_submission === false) return true;
  const last = assignment.late_submission_deadline ?? null;
  return last !== null && now > Date.parse(last);
}

/** Returns the penalty rule in one sentence, or null if there is no late penalty. */
export function penaltyRule(assignment: Assignment): string | null {
  const value = Number(assignment.late_penalty_value ?? 0);
  if (!assignment.late_penalty_type || value <= 0) return null;
  const unit = assignment.late_penalty_type === 'percentage' ? percent : points;
  const amount = unit(value);
  const period = assignment.penalty_frequency === 'per_day' ? 'за каждый день' : 'за каждый час';
  const most = assignment.max_penalty ?? null;
  const cap = most === null ? '' : `, но не больше ${unit(Number(most))}`;
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
