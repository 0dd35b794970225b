/** The server returns all instants in UTC; they are shown in the browser's time zone. */
const parts = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** «25 ноября 2026, 15:27». Built from parts, because the locale's own pattern contains «г. в». */
export function dateTime(instant: string): string {
  const { day, month, year, hour, minute } = split(instant);
  return `${day} ${month} ${year}, ${hour}:${minute}`;
}

/** «25 ноября 2026». */
export function dateOnly(instant: string): string {
  const { day, month, year } = split(instant);
  return `${day} ${month} ${year}`;
}

/** Returns the value of a `datetime-local` field for an instant: local time, to the minute. */
export function localInputValue(instant: Date): string {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Converts a typed local time to an instant, as ISO 8601 in UTC; null if the field contains no full date. */
export function instantOf(localValue: string): string | null {
  const instant = new Date(localValue);
  return localValue === '' || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function split(instant: string): Record<'day' | 'month' | 'year' | 'hour' | 'minute', string> {
  const found = { day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of parts.formatToParts(new Date(instant))) {
    if (type in found) found[type as keyof typeof found] = value;
  }
  return found;
}
