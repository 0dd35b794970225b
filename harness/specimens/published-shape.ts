/**
 * What the suite must find on a platform that departs from a complete one: the cases that FAIL, with the sentence that
 * a product owner reads. What depends on a failed action is BLOCKED; everything else passes.
 */
import type { CaseId } from '../../fixtures/catalogue';

/** The sentences by case. */
export type Findings = Readonly<Partial<Record<CaseId, RegExp>>>;

const NO_DETAILS = /opens the assignment «.*»\. The page \/dashboard\/student\/assignments does not offer it\. There is no (link|button) «Подробнее» or «Открыть»\.$/;

/** Students have no page of a single assignment. What they can do from the list still passes: sending an answer for one. */
export const WITHOUT_DETAILS: Findings = {
  '2.3': NO_DETAILS,
  '3.6': NO_DETAILS,
  '3.7': /It is not on the page/,
  'S3.d': /Not possible: student downloads solution\.txt\./,
  '3.10': NO_DETAILS,
  '5.3': NO_DETAILS,
  '6.11': NO_DETAILS,
  '7.4': NO_DETAILS,
  'S7.c': NO_DETAILS,
  'S7.d': NO_DETAILS,
};

/** Students see that work is marked, and neither mark nor comment. */
export const WITHOUT_GRADES: Findings = {
  '5.4': /the grade «85\/100» or «85 из 100» is not shown/,
  '5.5': /It is not on the page/,
  '5.6': /the moment of grading in local time is not shown: the place is not on the page/,
  '5.7': /«85%» is not shown/,
};

/** The published build, as far as it is known, in the cases of the assignments. */
export const PUBLISHED: Findings = {
  '1.9': /teacher presses «Создать и опубликовать»\. The page \/dashboard\/teacher\/assignments does not offer it\. There is no button «Создать и опубликовать», «Опубликовать» or «Publish»\.$/,
  ...WITHOUT_DETAILS,
};
