/**
 * The cases of a round: who can sign in and sees their own dashboard, how each role's part of the API responds, and what a
 * person checks after a deployment.
 */
import { signInCaseOf } from '../../suite/catalogue';
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import { ROLES } from '../../suite/config/names';
import type { PlacedTest } from '../suite/listed-tests';

/** Each signs a role in through the page: five, which is the rate limit per minute. */
const SIGN_INS: readonly string[] = ROLES.map(signInCaseOf);
/** Every group of the API, and what a person checks after a deployment. */
const GROUPS_AND_DEPLOYMENT = /^(?:GR|DE)\d+$/;
/** What a role may read; a refusal reveals little about a deployment. */
const READS = /^M API: \w+ may read /;

export function smokeAmong(tests: readonly PlacedTest[]): PlacedTest[] {
  return tests.filter(
    ({ title, tags, annotations }) =>
      tags.some((tag) => /^@?read-only$/.test(tag)) &&
      (READS.test(title) ||
        annotations.some(
          ({ type, description }) =>
            type === CASE_LABEL && (SIGN_INS.includes(description) || GROUPS_AND_DEPLOYMENT.test(description)),
        )),
  );
}
