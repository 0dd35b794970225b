import type { PenaltyFrequency } from '../../contract/assignments';
import { millisecondsBetween } from '../database/instant';
import type { Instant } from '../database/schema';

const PERIOD_MS = { per_day: 86_400_000, per_hour: 3_600_000 } as const satisfies Record<PenaltyFrequency, number>;

/** Late is what arrives after the deadline; what arrives at its very millisecond is in time. */
export function isLate(submittedAt: Instant, dueDate: Instant): boolean {
  return millisecondsBetween(dueDate, submittedAt) > 0;
}

/** How many days or hours have been started since the deadline: 0 in time, 1 from the first millisecond on. */
export function periodsLate(submittedAt: Instant, dueDate: Instant, period: PenaltyFrequency): number {
  return Math.max(0, Math.ceil(millisecondsBetween(dueDate, submittedAt) / PERIOD_MS[period]));
}

/** Started days since the deadline. */
export function daysLate(submittedAt: Instant, dueDate: Instant): number {
  return periodsLate(submittedAt, dueDate, 'per_day');
}
