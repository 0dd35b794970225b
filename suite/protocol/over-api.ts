/** Decides over the API a step whose page was not reached. */
import { test } from '@playwright/test';
import { caseById, type CaseId } from '../catalogue';
import { Blocked } from '../failure/blocked';
import { limitedRequest } from '../failure/limited-request';
import { failureOf } from '../failure/register';
import { formatError } from './error-message';
import type { StepRecord } from './outcome';
import { stepTitle } from './step-title';

/** How a step depends on others. */
export interface StepOptions {
  readonly needs?: readonly CaseId[];
  readonly overApi?: () => Promise<unknown>;
  readonly opens?: boolean;
}

/**
 * Tries an action over the API whose page was not reached, because a needed step has not passed.
 * @param attempt runs the action; throws what failed
 * @returns the failure when the platform refuses it there, too; undefined where the API accepts it, or there is none
 */
export async function failedOverApi(
  id: CaseId,
  missing: CaseId,
  overApi: (() => Promise<unknown>) | undefined,
  attempt: (body: () => Promise<unknown>) => Promise<unknown>,
): Promise<Pick<StepRecord, 'outcome' | 'reason' | 'failure'> | undefined> {
  if (overApi === undefined) return undefined;
  const title = `${stepTitle(id)} (over the API, because ${missing} did not pass)`;
  return test
    .step(title, () => attempt(overApi))
    .then(
      () => undefined,
      (error: unknown) => {
        // A refusal by the rate limit says nothing about the action.
        if (error instanceof Blocked || limitedRequest(failureOf(error)) !== undefined) return undefined;
        const looked = `${missing} did not pass, so this was tried over the API.`;
        const reason = formatError(error, caseById(id).expectation.en, looked);
        return { outcome: 'FAIL' as const, reason, failure: failureOf(error) };
      },
    );
}
