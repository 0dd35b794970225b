/** Names tests in each language, for the lists of a report that name tests and not cases: flaky ones, slow ones, running ones. */
import type { TestCase } from '@playwright/test/reporter';
import { SCENARIOS, caseById, casesOf, type CaseId } from '../../suite/catalogue';
import { RUSSIAN_TITLE, declaredCases } from '../../suite/catalogue/metadata';
import { text, type ByLanguage } from '../../suite/texts/texts';
import { roleLabel } from '../text/words';
import { rangesOf } from './outside-steps';

/** Titles by the name of a test: file and full title. */
export type TestTitles = ReadonlyMap<string, ByLanguage>;

type Titled = Pick<TestCase, 'title' | 'annotations'>;

/**
 * Returns the title of a test in each language. A test beyond the protocol declares its Russian title, any other is
 * named by its cases.
 */
export function titleOfTest(test: Titled): ByLanguage {
  const declared = test.annotations.find(({ type }) => type === RUSSIAN_TITLE)?.description;
  return { en: test.title, ru: declared ?? titleOfCases(declaredCases(test)) ?? test.title };
}

/** @param nameOf returns a test's file and full title */
export function titlesOfTests(tests: readonly TestCase[], nameOf: (test: TestCase) => string): TestTitles {
  return new Map(tests.map((test) => [nameOf(test), titleOfTest(test)]));
}

/** “A2 преподаватель входит …”, “S2 Просмотр задания”, “S2 Просмотр задания (2.1–2.3)”. Undefined without cases. */
function titleOfCases(cases: readonly CaseId[]): string | undefined {
  const [first] = cases;
  if (first === undefined) return undefined;
  if (cases.length === 1) {
    const { performer, wording } = caseById(first);
    return `${first} ${roleLabel(performer, 'ru')} ${wording.ru}`;
  }
  const scenarios = SCENARIOS.filter(({ id }) => cases.some((one) => caseById(one).scenario === id));
  const isWhole = cases.length === scenarios.flatMap(({ id }) => casesOf(id)).length;
  return text('ru', 'test.ofCases', {
    scenarios: scenarios.map(({ id, title }) => `${id} ${title.ru}`).join('; '),
    cases: isWhole ? 'all' : rangesOf(cases).join(', '),
  });
}
