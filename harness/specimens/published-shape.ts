/**
 * What the suite must find on a platform that departs from a complete one: the cases that FAIL, with the sentence that
 * a product owner reads. What depends on a failed action is BLOCKED; everything else passes.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES } from '../../fixtures/protocol/outcome';

/** The sentences by case, or by file and title of a test that belongs to none. */
export type CaseResults = Readonly<Record<string, RegExp>>;

const NO_DETAILS = /opens the assignment «.*»\. The page \/dashboard\/student\/assignments does not offer it\. There is no (link|button) «Подробнее»/;

/** Students have no page of a single assignment. What they can do from the list still passes: sending an answer for one. */
export const WITHOUT_DETAILS: CaseResults = {
  '2.3': NO_DETAILS,
  '3.6': NO_DETAILS,
  '3.7': NO_DETAILS,
  '3.10': NO_DETAILS,
  '5.3': NO_DETAILS,
  '6.11': NO_DETAILS,
  '7.4': NO_DETAILS,
  '7.6': NO_DETAILS,
  '7.8': NO_DETAILS,
  '7.10': NO_DETAILS,
  '7.12': NO_DETAILS,
  'S7.c': NO_DETAILS,
  'S7.d': NO_DETAILS,
};

/** Students see that work is marked, and neither mark nor comment. */
export const WITHOUT_GRADES: CaseResults = {
  '5.4': /the grade «85\/100» or «85 из 100» is not shown/,
  '5.5': /is not shown as it was typed/,
  '5.6': /the moment of grading in local time is not shown: the place is not on the page/,
  '5.7': /«85%» is not shown/,
};

/** The outcomes that a tester who judged the published build by hand would sign; where two readings are sensible, both. */
const outcomesSchema = z.record(z.string(), z.array(z.enum(OUTCOMES)).min(1));

/** What the suite must say of each case on the published build, by case id. */
export const PUBLISHED_OUTCOMES = outcomesSchema.parse(JSON.parse(readFileSync(new URL('published-outcomes.json', import.meta.url), 'utf8')));
