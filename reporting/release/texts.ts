/** Texts of the release report. */
import type { Language } from '../html/language';
import type { Tone } from '../html/page';
import type { CauseVerdict } from './causes';
import type { FigureVerdict } from './figures';
import type { CaseStatus } from './case-status';

export interface ReleaseTexts {
  title: string;
  go: string;
  noGo: string;
  noDecision: string;
  goNote: string;
  selectionNote: string;
  reasons: string;
  target: string;
  sandbox: string;
  nowhere: string;
  build: string;
  unknown: string;
  suite: string;
  browser: string;
  date: string;
  duration: string;
  seed: string;
  unshuffled: string;
  firstAttempt: string;
  signIns: string;
  run: string;
  phases: string;
  phase: string;
  cases: string;
  notRun: string;
  further(all: number, bad: number): string;
  /** On this target the policy asks for fewer cases of the phase. */
  lowered(asked: { minimum: number; reason: string; expires: string }): string;
  later: string;
  blocking: string;
  /** Causes in the suite itself, separate from the platform's. */
  ownFaults: string;
  ownFaultsNote: string;
  notBlocking: string;
  nothingBlocks: string;
  causeOf(causes: number, cases: number): string;
  casesOf(cases: number): string;
  check: string;
  seen: string;
  likely: string;
  request: string;
  noAnswer: string;
  page: string;
  failedCases: string;
  blockedCases(count: number): string;
  repeat: string;
  screenshot: string;
  trace: string;
  pictureOf(id: string): string;
  more(count: number): string;
  observed: string;
  reported: string;
  flakes: string;
  quarantined: string;
  counts: string;
  attempt(number: number): string;
  known: string;
  until(day: string, owner: string): string;
  fixed: string;
  fixedNote: string;
  figures: string;
  figuresNote(cost: string): string;
  kind: string;
  answers: string;
  average: string;
  limit: string;
  errors: string;
  errorShare: string;
  answeredShare: string;
  failedSignIns: string;
  outliers: string;
  ms: string;
  checklist: string;
  watch: string;
  elsewhere: string;
  protocol: string;
  playwright: string;
  data: string;
  footer(runId: string): string;
}

const en: ReleaseTexts = {
  title: 'Release sheet',
  go: 'GO',
  noGo: 'NO-GO',
  noDecision: 'No release decision',
  goNote: 'Nothing that the policy asks for stands against this release.',
  selectionNote: 'Only a chosen part of the suite was run, and only that part is judged here. A release is decided by a run of the whole suite: npm start without further words.',
  reasons: 'Reasons',
  target: 'Platform',
  sandbox: 'embedded sandbox',
  nowhere: 'none',
  build: 'Build',
  unknown: 'not told by the platform',
  suite: 'Suite',
  browser: 'Browser',
  date: 'Date',
  duration: 'Duration',
  seed: 'Seed',
  unshuffled: 'not shuffled',
  firstAttempt: 'Passed at the first attempt',
  signIns: 'Sign-ins',
  run: 'Run',
  phases: 'Phases',
  phase: 'Phase',
  cases: 'Cases',
  notRun: 'not run',
  lowered: ({ minimum, reason, expires }) => `asked for on this target until ${expires}: ${minimum} of these cases (${reason})`,
  further: (all, bad) => `and ${all} further ${all === 1 ? 'check' : 'checks'}${bad === 0 ? ', all passed' : `, ${bad} of them not passed`}`,
  later: 'Not run, not automated yet',
  blocking: 'What keeps the release back',
  ownFaults: 'Faults of the suite itself',
  ownFaultsNote: 'These cases say nothing about the platform. Repair the suite and run it again.',
  notBlocking: 'Known or only reported',
  nothingBlocks: 'Nothing.',
  causeOf: (causes, cases) => `${causes} ${causes === 1 ? 'cause' : 'causes'}, ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  casesOf: (cases) => `${cases} ${cases === 1 ? 'case' : 'cases'}`,
  check: 'Second request',
  seen: 'Seen',
  likely: 'Likely cause',
  request: 'Request',
  noAnswer: 'no answer',
  page: 'Page',
  failedCases: 'Failed',
  blockedCases: (count) => `Blocked by it (${count})`,
  repeat: 'Run just this again',
  screenshot: 'picture',
  trace: 'trace',
  pictureOf: (id) => `What the page showed at ${id}`,
  more: (count) => `… and ${count} more`,
  observed: 'Met beside the cases',
  reported: 'only reported',
  flakes: 'Passed only at a later attempt',
  quarantined: 'in quarantine',
  counts: 'counts against the release',
  attempt: (number) => `Attempt ${number}`,
  known: 'Known issues met',
  until: (day, owner) => `until ${day}, ${owner}`,
  fixed: 'Fixed: remove from known-issues.json',
  fixedNote: 'These are on the list of known issues and passed.',
  figures: 'Figures against limits',
  figuresNote: (cost) => `Every answer that the browsers of this run saw, from the first byte sent to the last one received; the way to the platform is in it. Nothing extra was asked. Measuring cost ${cost} in all. Files have no limit and are left out of “all answers”.`,
  kind: 'Answers',
  answers: 'Number',
  average: 'Average',
  limit: 'Limit',
  errors: 'Errors',
  errorShare: 'Server errors',
  answeredShare: 'Answered by the platform',
  failedSignIns: 'Sign-ins the server failed at',
  outliers: 'Far over the limit',
  ms: 'ms',
  checklist: 'Deployment checklist',
  watch: 'Watch for 24 hours after the deployment',
  elsewhere: 'Elsewhere',
  protocol: 'the protocol of the 79 steps',
  playwright: 'every test with its traces',
  data: 'this sheet as data',
  footer: (runId) => `Written by run ${runId}. The rules stand in release-policy.json.`,
};

const ru: ReleaseTexts = {
  title: 'Лист выпуска',
  go: 'МОЖНО ВЫПУСКАТЬ (GO)',
  noGo: 'НЕ ВЫПУСКАТЬ (NO-GO)',
  noDecision: 'Решения о выпуске нет',
  goNote: 'По правилам выпуска препятствий нет.',
  selectionNote: 'Запущена и оценена только выбранная часть набора. Решение о выпуске даёт прогон всего набора: npm start без дополнительных слов.',
  reasons: 'Причины',
  target: 'Платформа',
  sandbox: 'встроенный стенд',
  nowhere: 'нет',
  build: 'Сборка',
  unknown: 'платформа не сообщает',
  suite: 'Набор тестов',
  browser: 'Браузер',
  date: 'Дата',
  duration: 'Длительность',
  seed: 'Порядок (seed)',
  unshuffled: 'обычный',
  firstAttempt: 'Прошло с первой попытки',
  signIns: 'Входов',
  run: 'Прогон',
  phases: 'Этапы',
  phase: 'Этап',
  cases: 'Случаи',
  notRun: 'не запускались',
  lowered: ({ minimum, reason, expires }) => `для этого стенда до ${expires} требуется кейсов: ${minimum} (${reason})`,
  further: (all, bad) => `дополнительных проверок: ${all}${bad === 0 ? ', все прошли' : `, не прошло: ${bad}`}`,
  later: 'Не запускались, ещё не автоматизированы',
  blocking: 'Что не даёт выпустить',
  ownFaults: 'Ошибки самого набора тестов',
  ownFaultsNote: 'О платформе эти случаи ничего не говорят. Исправьте набор тестов и запустите его снова.',
  notBlocking: 'Известное и к сведению',
  nothingBlocks: 'Ничего.',
  causeOf: (causes, cases) => `Причин: ${causes}, случаев: ${cases}`,
  casesOf: (cases) => `${cases} ${russianCases(cases)}`,
  check: 'Второй запрос',
  seen: 'Наблюдалось',
  likely: 'Вероятная причина',
  request: 'Запрос',
  noAnswer: 'нет ответа',
  page: 'Страница',
  failedCases: 'Не прошло',
  blockedCases: (count) => `Из-за этого не проверено (${count})`,
  repeat: 'Повторить только это',
  screenshot: 'снимок',
  trace: 'трасса',
  pictureOf: (id) => `Что было на странице: ${id}`,
  more: (count) => `… и ещё ${count}`,
  observed: 'Обнаружено помимо случаев',
  reported: 'к сведению',
  flakes: 'Прошло только с повторной попытки',
  quarantined: 'в карантине',
  counts: 'препятствует выпуску',
  attempt: (number) => `Попытка ${number}`,
  known: 'Встретились известные проблемы',
  until: (day, owner) => `до ${day}, ${owner}`,
  fixed: 'Исправлено: удалите из known-issues.json',
  fixedNote: 'Эти случаи числятся известными проблемами, но прошли.',
  figures: 'Показатели и пределы',
  figuresNote: (cost) => `Все ответы, которые видели браузеры этого прогона: от первого отправленного байта до последнего полученного, вместе с дорогой до платформы. Лишних запросов не было. Измерение заняло ${cost}. У файлов предела нет, во «все ответы» они не входят.`,
  kind: 'Ответы',
  answers: 'Количество',
  average: 'Среднее',
  limit: 'Предел',
  errors: 'Ошибки',
  errorShare: 'Ошибки сервера',
  answeredShare: 'Платформа ответила',
  failedSignIns: 'Входы, не удавшиеся по вине сервера',
  outliers: 'Намного дольше предела',
  ms: 'мс',
  checklist: 'Контрольный список развёртывания',
  watch: 'Наблюдать 24 часа после развёртывания',
  elsewhere: 'Подробнее',
  protocol: 'протокол 79 шагов',
  playwright: 'все тесты с трассами',
  data: 'этот лист в виде данных',
  footer: (runId) => `Составлено прогоном ${runId}. Правила — в release-policy.json.`,
};

/** «1 случай», «2 случая», «5 случаев» */
function russianCases(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'случай', few: 'случая' };
  return forms[new Intl.PluralRules('ru').select(count)] ?? 'случаев';
}

export const RELEASE_TEXTS: Record<Language, ReleaseTexts> = { en, ru };

export const CASE_STATUS_LABELS: Record<CaseStatus, Record<Language, string>> = {
  passed: { en: 'passed', ru: 'прошли' },
  failed: { en: 'failed', ru: 'не прошли' },
  blocked: { en: 'blocked', ru: 'не проверены' },
  flaky: { en: 'flaky', ru: 'неустойчивы' },
  known: { en: 'known', ru: 'известны' },
  skipped: { en: 'skipped', ru: 'пропущены' },
};

export const CASE_STATUS_TONES: Record<CaseStatus, Tone> = { passed: 'good', failed: 'bad', blocked: 'warn', flaky: 'warn', known: 'known', skipped: 'idle' };

export const CAUSE_LABELS: Record<CauseVerdict, Record<Language, string>> = {
  product: { en: 'platform', ru: 'платформа' },
  test: { en: 'suite', ru: 'набор тестов' },
  environment: { en: 'environment', ru: 'окружение' },
  known: { en: 'known', ru: 'известно' },
};

export const CAUSE_TONES: Record<CauseVerdict, Tone> = { product: 'bad', test: 'warn', environment: 'warn', known: 'known' };

export const FIGURE_LABELS: Record<FigureVerdict, Record<Language, string>> = {
  within: { en: 'within', ru: 'в пределах' },
  over: { en: 'over', ru: 'превышен' },
  'too few': { en: 'too few', ru: 'мало данных' },
  'no limit': { en: 'no limit', ru: 'без предела' },
};

export const FIGURE_TONES: Record<FigureVerdict, Tone> = { within: 'good', over: 'warn', 'too few': 'idle', 'no limit': 'idle' };
