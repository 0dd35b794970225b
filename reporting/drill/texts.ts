/** Texts of the drill report, and of its line in the release report. */
import type { Language } from '../html/language';
import type { Tone } from '../html/page';
import type { DrillVerdict } from './schema';

export const DRILL_VERDICT_TONES: Record<DrillVerdict, Tone> = { killed: 'good', 'timed out': 'warn', survived: 'bad', invalid: 'bad' };

export const DRILL_VERDICT_LABELS: Record<DrillVerdict, Record<Language, string>> = {
  killed: { en: 'noticed', ru: 'замечена' },
  'timed out': { en: 'only timed out', ru: 'только по времени' },
  survived: { en: 'NOT NOTICED', ru: 'НЕ ЗАМЕЧЕНА' },
  invalid: { en: 'NOT TRIED', ru: 'НЕ ПРОВЕРЕНА' },
};

const AREA_LABELS: Record<string, Record<Language, string>> = {
  'sign-in': { en: 'Sign-in', ru: 'Вход в систему' },
  access: { en: 'Who may open what', ru: 'Кому что доступно' },
  assignments: { en: 'Assignments', ru: 'Задания' },
  answers: { en: 'Answers', ru: 'Ответы' },
  lateness: { en: 'Deadlines and penalties', ru: 'Сроки и штрафы' },
  files: { en: 'Files', ru: 'Файлы' },
  grades: { en: 'Marks and comments', ru: 'Оценки и комментарии' },
  family: { en: 'Parent and tutor', ru: 'Родитель и тьютор' },
  administration: { en: 'Administration', ru: 'Администрирование' },
  page: { en: 'The page itself', ru: 'Сама страница' },
  operation: { en: 'Speed and reliability', ru: 'Скорость и надёжность' },
};

export function areaLabel(area: string, language: Language): string {
  return AREA_LABELS[area]?.[language] ?? area;
}

export interface DrillTexts {
  title: string;
  about: string;
  detected(killed: number, all: number): string;
  /** Number of drilled faults out of all faults. */
  chosen(drilled: number, known: number): string;
  control: string;
  controlGreen(cases: number): string;
  controlRed(failed: number, cases: number): string;
  noControl: string;
  date: string;
  duration: string;
  suite: string;
  workers: string;
  fault: string;
  breaks: string;
  verdict: string;
  by: string;
  expected: string;
  seen: string;
  /** For a fault that does not behave as described. */
  faultError(error: string): string;
  unexpectedFailures: string;
  time: string;
  /** The line in the release report. */
  line(killed: number, all: number, day: string): string;
  footer(commit: string): string;
}

export const DRILL_TEXTS: Record<Language, DrillTexts> = {
  en: {
    title: 'Fault drill',
    about: 'The embedded sandbox is broken in one way after the other, and the cases that must notice are run.',
    detected: (killed, all) => `${killed} of ${all} faults noticed`,
    chosen: (drilled, known) => `${drilled} of the ${known} faults there are`,
    control: 'Without any fault',
    controlGreen: (cases) => `the same ${cases} cases pass`,
    controlRed: (failed, cases) => `${failed} of the same ${cases} cases complain where nothing is wrong`,
    noControl: 'not run',
    date: 'Date',
    duration: 'Duration',
    suite: 'Suite',
    workers: 'At a time',
    fault: 'Fault',
    breaks: 'What is broken',
    verdict: 'Result',
    by: 'Noticed by',
    expected: 'Had to be noticed by',
    seen: 'What was seen',
    faultError: (error) => `The fault does not do what it says: its own code failed with «${error}».`,
    unexpectedFailures: 'Failed beside it',
    time: 'Time',
    line: (killed, all, day) => `Fault drill: the suite noticed ${killed} of ${all} faults (${day})`,
    footer: (commit) => `Commit ${commit}. A fault that is noticed only because time runs out counts as half.`,
  },
  ru: {
    title: 'Учебная тревога',
    about: 'Встроенная песочница ломается каждый раз по-новому, и запускаются случаи, которые должны это заметить.',
    detected: (killed, all) => `Замечено неисправностей: ${killed} из ${all}`,
    chosen: (drilled, known) => `${drilled} из ${known} имеющихся`,
    control: 'Без неисправностей',
    controlGreen: (cases) => `те же случаи (${cases}) проходят`,
    controlRed: (failed, cases) => `${failed} из ${cases} случаев жалуются, хотя всё исправно`,
    noControl: 'не запускалось',
    date: 'Дата',
    duration: 'Длительность',
    suite: 'Набор тестов',
    workers: 'Одновременно',
    fault: 'Неисправность',
    breaks: 'Что сломано',
    verdict: 'Результат',
    by: 'Кем замечена',
    expected: 'Кто должен заметить',
    seen: 'Что увидели',
    faultError: (error) => `Неисправность не делает того, что о ней сказано: ошибка в её собственном коде, «${error}».`,
    unexpectedFailures: 'Не прошло рядом',
    time: 'Время',
    line: (killed, all, day) => `Учебная тревога: замечено неисправностей ${killed} из ${all} (${day})`,
    footer: (commit) => `Коммит ${commit}. Неисправность, замеченная лишь по истечении времени, считается за половину.`,
  },
};
