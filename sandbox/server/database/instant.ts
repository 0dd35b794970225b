import type { Instant } from './schema';

/** The present instant as it is stored and answered: ISO 8601 in UTC, to the millisecond. */
export function presentInstant(): Instant {
  return new Date().toISOString();
}

/** Brings a time that was read from outside into the stored form. @throws RangeError when it is no time. */
export function toInstant(text: string): Instant {
  return new Date(text).toISOString();
}

/** Milliseconds from `earlier` to `later`; negative when the order is the other way round. */
export function millisecondsBetween(earlier: Instant, later: Instant): number {
  return Date.parse(later) - Date.parse(earlier);
}
