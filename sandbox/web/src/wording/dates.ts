/** All instants come from the server in UTC and are shown in the browser's own zone. */
const parts = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** «25 ноября 2026, 15:27». Built from parts: the locale's own pattern says «г. в». */
export function dateTime(instant: string): string {
  const { day, month, year, hour, minute } = split(instant);
  return `${day} ${month} ${year}, ${hour}:${minute}`;
}

/** «25 ноября 2026». */
export function dateOnly(instant: string): string {
  const { day, month, year } = split(instant);
  return `${day} ${month} ${year}`;
}

/** The value a `datetime-local` field wants for an instant: local time, to the minute. */
export function localInputValue(instant: Date): string {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The instant that was typed in local time, as ISO 8601 in UTC; null when the field holds no full date. */
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
