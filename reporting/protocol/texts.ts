/** Texts of the protocol report, except those of the cases. */
import type { Language } from '../html/language';

export interface ProtocolTexts {
  title: string;
  /** Description of the report, below its title. */
  about: string;
  platform: string;
  sandbox: string;
  nowhere: string;
  build: string;
  unknown: string;
  date: string;
  duration: string;
  doneBy: string;
  suite: string;
  zone: string;
  result: string;
  /** The result of the 79 steps in a sentence. */
  allPassed(all: number): string;
  notAllPassed(passed: number, all: number): string;
  totals: string;
  scenario: string;
  steps: string;
  sum: string;
  also: string;
  alsoNote: string;
  number: string;
  who: string;
  step: string;
  expected: string;
  outcome: string;
  time: string;
  seen: string;
  screenshot: string;
  trace: string;
  screenshotOf(id: string): string;
  /** A step that passed only in a later attempt. */
  attempt(count: number): string;
  /** Next to a step that an earlier action blocked. */
  blockedBy(id: string): string;
  footer(runId: string): string;
}

export const PROTOCOL_TEXTS: Record<Language, ProtocolTexts> = {
  en: {
    title: 'Test protocol: assignments',
    about: 'Scenarios S1–S7, the 79 steps of the testers’ checklist.',
    platform: 'Platform',
    sandbox: 'embedded sandbox',
    nowhere: 'none',
    build: 'Build',
    unknown: 'not told by the platform',
    date: 'Date',
    duration: 'Duration of the run',
    doneBy: 'Done by',
    suite: 'workflow suite',
    zone: 'Time zone',
    result: 'Result',
    allPassed: (all) => `All ${all} steps passed`,
    notAllPassed: (passed, all) => `${passed} of ${all} steps passed`,
    totals: 'Totals',
    scenario: 'Scenario',
    steps: 'Steps',
    sum: 'All scenarios',
    also: 'Also to hold',
    alsoNote: 'counted apart from the 79',
    number: 'No.',
    who: 'Who',
    step: 'Step',
    expected: 'Expected',
    outcome: 'Outcome',
    time: 'Time',
    seen: 'Seen',
    screenshot: 'Picture',
    trace: 'Trace',
    screenshotOf: (id) => `What the page showed at step ${id}`,
    attempt: (count) => `at attempt ${count}`,
    blockedBy: (id) => `by ${id}`,
    footer: (runId) => `Filled in by run ${runId}.`,
  },
  ru: {
    title: 'Протокол тестирования: задания',
    about: 'Сценарии S1–S7: 79 шагов чек-листа тестировщика.',
    platform: 'Платформа',
    sandbox: 'встроенный стенд',
    nowhere: 'нет',
    build: 'Сборка',
    unknown: 'платформа не сообщает',
    date: 'Дата',
    duration: 'Длительность прогона',
    doneBy: 'Выполнил',
    suite: 'набор сквозных тестов',
    zone: 'Часовой пояс',
    result: 'Результат',
    allPassed: (all) => `Пройдены все шаги: ${all}`,
    notAllPassed: (passed, all) => `Пройдено шагов: ${passed} из ${all}`,
    totals: 'Итоги',
    scenario: 'Сценарий',
    steps: 'Шаги',
    sum: 'Все сценарии',
    also: 'Дополнительно',
    alsoNote: 'считается отдельно от 79 шагов',
    number: '№',
    who: 'Кто',
    step: 'Шаг',
    expected: 'Ожидается',
    outcome: 'Результат',
    time: 'Время',
    seen: 'Наблюдалось',
    screenshot: 'Снимок',
    trace: 'Трасса',
    screenshotOf: (id) => `Что было на странице на шаге ${id}`,
    attempt: (count) => `с попытки ${count}`,
    blockedBy: (id) => `шагом ${id}`,
    footer: (runId) => `Заполнено прогоном ${runId}.`,
  },
};
