/** What the places that show an assignment say about it. A place may leave something out; what it shows must be right. */
import type { Locator } from '@playwright/test';
import { expect } from '../matchers';
import { separateTexts } from '../../pages/parts/separate-texts';
import { routes, tutorStudent } from '../../pages/routes';
import type { BrowserUser } from '../actors/browser-user';
import type { Parent } from '../actors/parent';
import type { Student } from '../actors/student';
import type { Tutor } from '../actors/tutor';
import { russianDateTimePattern } from '../data/date-time';

/** Facts of one assignment, as a user may read them. Those left out are not compared. */
export interface AssignmentFacts {
  readonly due?: Date;
  readonly points?: number;
  readonly type?: string;
  readonly level?: number;
  /** «Черновик», «Опубликовано» or «Закрыто», for the teacher. */
  readonly state?: string;
  /** «Не отправлено», «Отправлено», «Оценено» or «Возвращено». */
  readonly answer?: string;
  /** «Активно», «Скоро», «Срочно» or «Просрочено». */
  readonly urgency?: string;
  /** Days late of the answer. */
  readonly daysLate?: number;
  /** Points that the lateness costs. */
  readonly penalty?: number;
  /** The points that were given; null without a grade. Compared beside the points of the assignment: «77 из 100». */
  readonly score?: number | null;
}

/** The text in which a place describes one assignment. */
export interface AssignmentText {
  /** As sentences name the place: “the card of the teacher”. */
  readonly place: string;
  readonly text: string;
  readonly facts: AssignmentFacts;
}

export interface ShownFacts {
  /** One sentence for each fact that a place shows wrongly. */
  readonly wrong: readonly string[];
  /** The facts that no place shows, as sentences name them: “the deadline”. Nothing is said of a grade: there may be none. */
  readonly missing: readonly string[];
}

/** How each fact is written. The group is what the place shows. */
const WORDINGS: Readonly<Record<Exclude<keyof AssignmentFacts, 'score'>, RegExp>> = {
  due: /(?:Срок|Deadline|Due)[^:\n]*:\s*([^\n]*\d{1,2}:\d{2})/g,
  points: /(?<![\d.,/])(?<!\/ ?)(\d+(?:[.,]\d+)?)\s*(?:балл|points?\b)/gi,
  type: word('Домашнее задание', 'Тест', 'Проект', 'Эссе', 'Практическая работа'),
  level: /Уровень\s*:?\s*(\d+)/g,
  state: word('Черновик', 'Опубликовано', 'Закрыто'),
  answer: word('Не отправлено', 'Отправлено', 'Оценено', 'Возвращено'),
  daysLate: /(\d+)\s*(?:дн|ден|сут|days?\b)/gi,
  penalty: /(?:Штраф|снято|Penalty|taken off)\s*:?\s*(\d+(?:[.,]\d+)?)/gi,
  urgency: word('Активно', 'Скоро', 'Срочно', 'Просрочено'),
};

const NAMES: Readonly<Record<keyof AssignmentFacts, string>> = {
  due: 'the deadline',
  points: 'the points',
  type: 'the type',
  level: 'the level',
  state: 'the state',
  answer: 'the state of the answer',
  daysLate: 'the days late',
  penalty: 'the penalty',
  urgency: 'the urgency',
  score: 'the score',
};

/** A record, and what is known of it. */
export interface KnownAssignment {
  readonly title: string;
  readonly facts: AssignmentFacts;
}

/**
 * Reads the text of each assignment that a page shows.
 * @param place names the place of an assignment, by its title
 * @param read undefined where the page does not show it
 */
export async function shownTexts(
  known: readonly KnownAssignment[],
  place: (title: string) => string,
  read: (title: string) => Promise<string | undefined>,
): Promise<AssignmentText[]> {
  const texts = await Promise.all(
    known.map(async ({ title, facts }) => ({ place: place(title), text: await read(title), facts })),
  );
  return texts.flatMap(({ text, ...rest }) => (text === undefined ? [] : [{ ...rest, text }]));
}

/** A page of an assignment, which a build may not have. */
export interface PlaceToOpen {
  readonly user: BrowserUser;
  readonly place: string;
  readonly open: () => Promise<void>;
  /** Locates the text about the assignment. */
  readonly part: Locator;
}

/** Users who see the work of one student. */
export interface Readers {
  readonly student: Student;
  readonly parent: Parent;
  readonly tutor: Tutor;
}

/** Returns the pages on which student, parent and tutor read of an assignment. The cases 2.3, P2 and T2 report one that does not open. */
export function pagesAbout(title: string, studentId: number, { student, parent, tutor }: Readers): PlaceToOpen[] {
  return [
    {
      user: student,
      place: 'the page of the student',
      open: () => student.opensGradedAssignment(title),
      part: student.details.main,
    },
    {
      user: parent,
      place: 'the page of the child',
      open: () => parent.opens(routes.parentChild, studentId),
      part: parent.child.assignments.row(title),
    },
    {
      user: tutor,
      place: 'the tutor’s page of the student',
      open: () => tutor.opens(tutorStudent, studentId),
      part: tutor.student.assignments.row(title),
    },
  ];
}

/** Opens each place and reads it. Leaves out those that do not open: other cases report them. */
export async function openedTexts(places: readonly PlaceToOpen[], facts: AssignmentFacts): Promise<AssignmentText[]> {
  const texts: AssignmentText[] = [];
  for (const { user, place, open, part } of places)
    if (await user.canReach(() => showsPart(open, part))) texts.push({ place, text: await separateTexts(part), facts });
  return texts;
}

async function showsPart(open: () => Promise<void>, part: Locator): Promise<void> {
  await open();
  await expect(part).toBeVisible();
}

/** Compares what each place shows with the facts. */
export function compareFacts(places: readonly AssignmentText[]): ShownFacts {
  const wrong: string[] = [];
  const shown = new Set<keyof AssignmentFacts>();
  const asked = new Set<keyof AssignmentFacts>();
  for (const { place, text, facts } of places) {
    for (const name of factsIn(facts)) {
      asked.add(name);
      const values = [...text.matchAll(wordingOf(name, facts))].map(([, value = '']) => value.trim());
      if (values.length > 0) shown.add(name);
      const others = values.filter((value) => !isRight(value, facts[name]));
      if (others.length > 0)
        wrong.push(
          `${place} tells «${[...new Set(others)].join('», «')}» as ${NAMES[name]} instead of ${described(facts[name])}`,
        );
    }
  }
  return {
    wrong,
    missing: [...asked].filter((name) => name !== 'score' && !shown.has(name)).map((name) => NAMES[name]),
  };
}

function factsIn(facts: AssignmentFacts): (keyof AssignmentFacts)[] {
  return (Object.keys(NAMES) as (keyof AssignmentFacts)[]).filter((name) => facts[name] !== undefined);
}

/** «1 из 3» may be attempts: a score stands beside the points of its assignment. */
function wordingOf(name: keyof AssignmentFacts, { points = 100 }: AssignmentFacts): RegExp {
  return name === 'score' ? new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(?:из|/)\\s*${points}(?!\\d)`, 'g') : WORDINGS[name];
}

function isRight(text: string, fact: AssignmentFacts[keyof AssignmentFacts]): boolean {
  if (fact instanceof Date) return russianDateTimePattern(fact).test(text);
  return typeof fact === 'number' ? Number(text.replace(',', '.')) === fact : text === fact;
}

function described(fact: AssignmentFacts[keyof AssignmentFacts]): string {
  if (fact === null || fact === undefined) return 'none';
  return fact instanceof Date
    ? `«${russianDateTimePattern(fact).source.replace(/\(\?:[^)]*\)\?|0\?|\?/g, '')}»`
    : `«${String(fact)}»`;
}

/** Matches one of these words, and not the beginning of a longer one or of «Отправлено: 22 ноября». */
function word(...words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(${words.join('|')})(?!\\p{L}|\\s*:)`, 'gu');
}
