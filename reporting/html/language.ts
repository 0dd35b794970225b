/** Languages of the reports: English or Russian. Times use the time zone of the run's browsers. */
export type Language = 'en' | 'ru';

const LOCALES: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' };

export interface Formatter {
  language: Language;
  /** `22 November 2026, 18:01` */
  dateTime(at: Date): string;
  /** `18:01:22` */
  time(at: Date): string;
  /** `0.4 s`, `2 min 5 s` */
  duration(ms: number): string;
  /** `1 204`, `12.5` */
  number(value: number, digits?: number): string;
  /** `98.3 %` of a share between 0 and 1. */
  percent(value: number): string;
}

export function createFormatter(language: Language, timeZone: string): Formatter {
  const locale = LOCALES[language];
  const [second, minute] = language === 'ru' ? ['с', 'мин'] : ['s', 'min'];
  const number = (value: number, digits = 0) => value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    language,
    dateTime: (at) => at.toLocaleString(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    time: (at) => at.toLocaleTimeString(locale, { timeZone, hourCycle: 'h23' }),
    duration: (ms) => {
      // 59.96 s would be rounded to “60.0 s”.
      if (ms < 59_950) return `${number(ms / 1000, 1)} ${second}`;
      const seconds = Math.round(ms / 1000);
      return `${Math.floor(seconds / 60)} ${minute} ${seconds % 60} ${second}`;
    },
    number,
    // Never rounded up to 100 or down to 0: 100 % must mean all.
    percent: (value) => `${number(Math.floor(value * 1000) / 10, value === 1 || value === 0 ? 0 : 1)} %`,
  };
}
