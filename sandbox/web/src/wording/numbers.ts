const rules = new Intl.PluralRules('ru');
const decimals = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2, useGrouping: false });

/** Formats a number in Russian notation: «12,5». */
export function number(value: number): string {
  return decimals.format(value);
}

/** Formats a number with the right plural form of its noun: `counted(2, 'балл', 'балла', 'баллов')` is «2 балла». */
export function counted(value: number, one: string, few: string, many: string): string {
  const form = rules.select(value);
  const noun = form === 'one' ? one : form === 'few' || form === 'other' ? few : many;
  return `${number(value)} ${noun}`;
}

/** «100 баллов». */
export function points(value: number): string {
  return counted(value, 'балл', 'балла', 'баллов');
}

/** «85%», without a space, as the platform writes a grade. */
export function percent(value: number): string {
  return `${number(value)}%`;
}

/** Formats a file size: «12 КБ», «3,4 МБ»; powers of 1024. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'байт', 'байта', 'байт');
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${number(Math.round(kilobytes))} КБ`;
  return `${number(Math.round((kilobytes / 1024) * 10) / 10)} МБ`;
}

/** Returns two letters for an avatar. */
export function initials(fullName: string): string {
  const letters = fullName
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase());
  return letters.slice(0, 2).join('') || '?';
}
