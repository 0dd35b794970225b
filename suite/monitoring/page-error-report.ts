/**
 * Reports page errors outside the subject of any case. They fail the test on the sandbox, which must have none. On
 * any other platform they are listed in the reports and do not affect the case's result.
 */
import type { TestInfo } from '@playwright/test';
import { targetKind } from '../config/environment';
import type { Failure } from '../failure/failure';
import type { Contradiction } from '../consistency/record-log';
import { withFailure } from '../failure/register';
import { allowanceFor, readAllowList, type AllowedPageError } from './allowed-page-errors';
import { nameOf, type PageError } from './page-errors';

/** Reports show every page error under this label; Allure groups by it. */
export const FINDING_LABEL = 'allure.label.finding';

/** The fields of the test info that are written here. */
type TestReport = Pick<TestInfo, 'annotations' | 'attach'>;

/** Lists page errors in the reports without failing the test. */
export async function attachFindings(testInfo: TestReport, title: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  for (const description of names) testInfo.annotations.push({ type: FINDING_LABEL, description });
  await testInfo.attach(title, { body: names.join('\n'), contentType: 'text/plain' });
}

/**
 * Reports an error that no case checks for.
 * @param message of the error, where it is what the case is about
 * @throws Error naming it, on the sandbox, which must have none
 */
export async function reportFinding(
  testInfo: TestReport,
  title: string,
  name: string,
  kind = targetKind(),
  message = `Beside what the case looks at: ${name}.`,
): Promise<void> {
  await attachFindings(testInfo, title, [name]);
  if (kind === 'sandbox') throw withFailure(new Error(message), { code: 'different', seen: name });
}

/**
 * Reports records of which the platform told two values. Builds may shorten texts in a list or hide a value from a role,
 * so a real platform is not failed for it. @throws Error naming each, on the sandbox
 */
export async function reportContradictions(
  testInfo: TestReport,
  contradictions: readonly Contradiction[],
  kind = targetKind(),
): Promise<void> {
  const [first] = contradictions;
  if (first === undefined) return;
  await attachFindings(
    testInfo,
    'contradictions',
    contradictions.map(({ sentence }) => sentence),
  );
  if (kind === 'sandbox')
    throw withFailure(
      new Error(
        `The platform contradicts itself:\n${contradictions.map(({ sentence }) => `- ${sentence}`).join('\n')}`,
      ),
      first.failure,
    );
}

/** @throws Error naming every page error, on the sandbox */
export async function reportPageErrors(
  testInfo: TestReport,
  pageErrors: readonly PageError[],
  {
    kind = targetKind(),
    allowed = readAllowList(),
  }: { kind?: 'sandbox' | 'remote'; allowed?: readonly AllowedPageError[] } = {},
): Promise<void> {
  if (pageErrors.length === 0) return;
  if (kind === 'sandbox') {
    await attachFindings(testInfo, 'page health', pageErrors.map(nameOf));
    const message = `A page reported errors that the case does not check:\n${pageErrors.map((pageError) => `- ${nameOf(pageError)}`).join('\n')}`;
    throw withFailure(new Error(message), failureOfPageErrors(pageErrors));
  }
  const names = pageErrors.map((pageError) => {
    const allowance = allowanceFor(pageError, allowed);
    return allowance === undefined
      ? nameOf(pageError)
      : `known until ${allowance.expires} (${allowance.reason}): ${nameOf(pageError)}`;
  });
  await attachFindings(testInfo, 'page health', names);
}

/**
 * Returns the most serious failure: a request that the server failed comes before an error of the page, which may be
 * its result.
 */
function failureOfPageErrors(pageErrors: readonly PageError[]): Failure {
  const request = pageErrors.find((pageError) => pageError.request !== undefined);
  if (request?.request !== undefined) {
    const { status, ...asked } = request.request;
    return {
      code: status === undefined ? 'no-answer' : 'server-error',
      request: asked,
      ...(status === undefined ? {} : { status }),
      by: 'page',
      page: request.page,
    };
  }
  return { code: 'page-error', page: pageErrors[0]?.page, seen: pageErrors[0]?.what };
}
