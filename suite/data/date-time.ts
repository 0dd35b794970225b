/** Dates and times as a user types and reads them: wall-clock time in the browser's time zone, and the instant. */
import { environment } from '../config/environment';
import { platformNow } from '../run/platform-clock';

/** Date and time typed into a datetime-local field. */
export interface ZonedDateTime {
  /** `2026-11-24T23:59`, in the zone's wall-clock time. */
  readonly local: string;
  readonly instant: Date;
  readonly zone: string;
}

/** Returns a wall-clock time of the zone, a number of days from today. */
export function daysFromNow(
  days: number,
  time: `${number}:${number}`,
  zone = environment().timeZone,
  now = platformNow(),
): ZonedDateTime {
  const today = wallClock(now, zone).slice(0, 10);
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return zonedDateTime(`${day.toISOString().slice(0, 10)}T${time}`, zone);
}

/** Converts wall-clock time. Where a zone skips or repeats that hour, the later reading of the offset is used. */
export function zonedDateTime(local: string, zone = environment().timeZone): ZonedDateTime {
  const asIfUtc = new Date(`${local}:00Z`).getTime();
  // The zone's offset at about that time, corrected once for a clock change in between.
  const guess = asIfUtc - offsetMs(new Date(asIfUtc), zone);
  return { local, instant: new Date(asIfUtc - offsetMs(new Date(guess), zone)), zone };
}

/** Formats the instant as a datetime-local field shows it, to the minute. */
export function wallClock(instant: Date, zone = environment().timeZone): string {
  const parts = partsOf(instant, zone, 'en-CA');
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * Matches a date and time as the platform writes it in Russian: «25 ноября 2026, 15:27», in one of its forms («г.»,
 * «в»).
 */
export function russianDateTimePattern(instant: Date, zone = environment().timeZone): RegExp {
  const parts = partsOf(instant, zone, 'ru-RU', 'long');
  return new RegExp(
    `0?${Number(parts.day)} ${parts.month} ${parts.year}(?: г\\.)?,?(?: в)? ${parts.hour}:${parts.minute}`,
  );
}

/** The same without the time of day. */
export function russianDatePattern(instant: Date, zone = environment().timeZone): RegExp {
  const parts = partsOf(instant, zone, 'ru-RU', 'long');
  return new RegExp(`0?${Number(parts.day)} ${parts.month} ${parts.year}`);
}

function offsetMs(instant: Date, zone: string): number {
  return new Date(`${wallClockSeconds(instant, zone)}Z`).getTime() - Math.floor(instant.getTime() / 1000) * 1000;
}

function wallClockSeconds(instant: Date, zone: string): string {
  return `${wallClock(instant, zone)}:${partsOf(instant, zone, 'en-CA').second}`;
}

function partsOf(
  instant: Date,
  zone: string,
  locale: string,
  month: 'long' | '2-digit' = '2-digit',
): Record<string, string> {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}
