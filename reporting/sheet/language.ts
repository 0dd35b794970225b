/** The sheets speak English or Russian. Moments are written in the zone in which the run's browsers lived. */
export type Language = 'en' | 'ru';

const LOCALES: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' };

export interface Speaker {
  language: Language;
  /** `22 November 2026, 18:01` */
  moment(at: Date): string;
  /** `18:01:22` */
  clock(at: Date): string;
  /** `0.4 s`, `2 min 5 s` */
  lasting(ms: number): string;
  /** `1 204`, `12.5` */
  number(value: number, digits?: number): string;
  /** `98.3 %` of a share between 0 and 1. */
  share(value: number): string;
}

export function speaker(language: Language, timeZone: string): Speaker {
  const locale = LOCALES[language];
  const [second, minute] = language === 'ru' ? ['с', 'мин'] : ['s', 'min'];
  const number = (value: number, digits = 0) => value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    language,
    moment: (at) => at.toLocaleString(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    clock: (at) => at.toLocaleTimeString(locale, { timeZone, hourCycle: 'h23' }),
    lasting: (ms) => (ms < 60_000 ? `${number(ms / 1000, 1)} ${second}` : `${Math.floor(ms / 60_000)} ${minute} ${Math.round((ms % 60_000) / 1000)} ${second}`),
    number,
    // Never rounded up to 100 or down to 0: “all” must mean all.
    share: (value) => `${number(Math.floor(value * 1000) / 10, value === 1 || value === 0 ? 0 : 1)} %`,
  };
}
