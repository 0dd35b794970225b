/** Formats texts, dates and numbers of a report in one language. Times use the time zone of the run's browsers. */
import { localeOf, text, type Language, type TextKey, type TextValues } from '../../suite/texts/texts';

export type { Language } from '../../suite/texts/texts';

export interface Formatter {
  language: Language;
  /** Of all times: `Europe/Moscow`. */
  timeZone: string;
  /** A text of the catalogue. */
  text(key: TextKey, values?: TextValues): string;
  /** `22 November 2026, 18:01` */
  dateTime(at: Date): string;
  /** `18:01:22` */
  time(at: Date): string;
  /** `0.4 s`, `2 min 5 s` */
  duration(ms: number): string;
  /** `38 ms` */
  ms(value: number): string;
  /** `1 204`, `12.5` */
  number(value: number, digits?: number): string;
  /** `98.3 %` of a share between 0 and 1. */
  percent(value: number): string;
  /** `11.87 %`: a share with two digits, for a comparison with a limit. */
  share(value: number): string;
  /** File of a report in this language, as a link from another report: `protocol.html`, `protocol.ru.html`. */
  file(name: string, language?: Language): string;
}

/** @param main language of the reports with the plain file names: the one that a reader opens first */
export function createFormatter(language: Language, timeZone: string, main: Language = language): Formatter {
  const locale = localeOf(language);
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const formatted = (key: TextKey, values: TextValues = {}) => text(language, key, values);
  const percent = (value: number, digits: number) => formatted('unit.percent', { value: number(value, digits) });
  return {
    language,
    timeZone,
    text: formatted,
    dateTime: (at) =>
      at.toLocaleString(locale, {
        timeZone,
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }),
    time: (at) => at.toLocaleTimeString(locale, { timeZone, hourCycle: 'h23' }),
    duration: (ms) => durationText(language, ms),
    ms: (value) => formatted('unit.ms', { value: number(value) }),
    number,
    // Never rounded up to 100 or down to 0: 100 % must mean all.
    percent: (value) => percent(Math.floor(value * 1000) / 10, value === 1 || value === 0 ? 0 : 1),
    share: (value) => percent(value * 100, value === 0 || value === 1 ? 0 : 2),
    file: (name, of = language) => reportFile(name, of, main),
  };
}

/** Returns the file of a report: the main language has the plain name. */
export function reportFile(name: string, language: Language, main: Language, ending = 'html'): string {
  return language === main ? `${name}.${ending}` : `${name}.${language}.${ending}`;
}

/** Formats a duration: `< 0.1 s`, `1.4 s`, `2 min 5 s`. @param ms milliseconds */
export function durationText(language: Language, ms: number): string {
  const tenths = (value: number) =>
    value.toLocaleString(localeOf(language), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (ms < 50) return text(language, 'unit.instant', { value: tenths(0.1) });
  // 59.96 s would be rounded to “60.0 s”.
  if (ms < 59_950) return text(language, 'unit.seconds', { value: tenths(ms / 1000) });
  const seconds = Math.round(ms / 1000);
  return text(language, 'unit.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
