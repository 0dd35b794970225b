/**
 * Expected results on a platform that deviates from a complete one: the FAIL cases, with the sentence that a product
 * owner reads. Cases that depend on a failed action are BLOCKED; all others pass.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES } from '../../suite/protocol/outcome';

/** The sentences by case, or by file and title for a test that belongs to none. */
export type CaseResults = Readonly<Record<string, RegExp>>;

const NO_DETAILS =
  /opens the assignment «.*»\. The page \/dashboard\/student\/assignments does not offer it\. There is no (link|button) «Подробнее»/;

/** The card in the list decides what a step about the missing page expects. */
const NOT_ON_CARD = /so this was expected of the card in the list\.$/;

/**
 * Students have no page of a single assignment. What they can do from the list still passes: handing in a submission
 * for one.
 */
export const WITHOUT_DETAILS: CaseResults = {
  '2.3': NO_DETAILS,
  '2.7': NOT_ON_CARD,
  '3.6': NO_DETAILS,
  '3.7': NO_DETAILS,
  '3.10': NO_DETAILS,
  '5.3': NO_DETAILS,
  '5.5': NOT_ON_CARD,
  '5.6': NOT_ON_CARD,
  '5.7': NOT_ON_CARD,
  'S5.a': NOT_ON_CARD,
  '6.11': NO_DETAILS,
  // The card offers to send although late answers are refused.
  '6.13': /whether the page lets him send where late answers are refused: true/,
  '7.4': NO_DETAILS,
  '7.6': NO_DETAILS,
  '7.8': NO_DETAILS,
  '7.10': NO_DETAILS,
  '7.12': NO_DETAILS,
  'S7.c': NO_DETAILS,
  'S7.d': NO_DETAILS,
};

/** Students see that a submission is graded, but neither score nor feedback. */
export const WITHOUT_GRADES: CaseResults = {
  '5.4': /the grade «85\/100» or «85 из 100» is not shown/,
  '5.5': /is not shown as it was typed/,
  '5.6': /the moment of grading in local time is not shown: the place is not on the page/,
  '5.7': /«85%» is not shown/,
};

/** Outcomes that a tester would record for the published build by hand; both outcomes if two readings are sensible. */
const outcomesSchema = z.record(z.string(), z.array(z.enum(OUTCOMES)).min(1));

/** Expected outcomes of the suite on the published build, by case id. */
export const PUBLISHED_OUTCOMES = outcomesSchema.parse(
  JSON.parse(readFileSync(new URL('published-outcomes.json', import.meta.url), 'utf8')),
);
