import type { PenaltyFrequency } from '../../contract/assignments';
import { millisecondsBetween } from '../database/instant';
import type { Instant } from '../database/schema';

const PERIOD_MS = { per_day: 86_400_000, per_hour: 3_600_000 } as const satisfies Record<PenaltyFrequency, number>;

/** Whether a submission is late. A submission at the exact millisecond of the deadline is on time. */
export function isLate(submittedAt: Instant, dueDate: Instant): boolean {
  return millisecondsBetween(dueDate, submittedAt) > 0;
}

/** Returns the number of days or hours started since the deadline: 0 if on time, 1 from the first millisecond on. */
export function periodsLate(submittedAt: Instant, dueDate: Instant, period: PenaltyFrequency): number {
  return Math.max(0, Math.ceil(millisecondsBetween(dueDate, submittedAt) / PERIOD_MS[period]));
}

/** Returns the number of days started since the deadline. */
export function daysLate(submittedAt: Instant, dueDate: Instant): number {
  return periodsLate(submittedAt, dueDate, 'per_day');
}
