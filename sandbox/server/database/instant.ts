import type { Instant } from './schema';

/** Returns the current instant as it is stored and returned: ISO 8601 in UTC, to the millisecond. */
export function presentInstant(): Instant {
  return new Date().toISOString();
}

/** Converts a time from a request to the stored format. @throws RangeError if it is not a valid time. */
export function toInstant(text: string): Instant {
  return new Date(text).toISOString();
}

/** Returns the milliseconds from `earlier` to `later`; negative if `later` is before `earlier`. */
export function millisecondsBetween(earlier: Instant, later: Instant): number {
  return Date.parse(later) - Date.parse(earlier);
}
