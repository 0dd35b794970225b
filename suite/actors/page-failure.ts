/** Errors that mean that a page or the server does not let a user do something, and not that the suite failed. */
import { PageProblem, failureShown } from '../../pages/parts/page-problem';
import type { StepContext } from '../../pages/parts/step-context';
import { Blocked } from '../failure/blocked';
import type { Failure } from '../failure/failure';
import { failureOf } from '../failure/register';
import { NotAcceptedError } from '../monitoring/accepted';
import { NoRequestError, NoResponseError } from '../monitoring/response';

/** Codes of a request that the server refused or failed to answer properly. */
const REFUSALS: readonly Failure['code'][] = [
  'refused',
  'server-error',
  'rate-limited',
  'not-as-agreed',
  'untrue-success',
];

/** Whether an error means that the page does not let the user do it, and not that the suite failed. */
export function isFailureOfPage(error: unknown): boolean {
  return (
    error instanceof PageProblem ||
    error instanceof Blocked ||
    error instanceof NoResponseError ||
    error instanceof NoRequestError ||
    error instanceof NotAcceptedError ||
    isExpectation(error)
  );
}

/** Errors thrown by the runner's `expect` carry the result of its matcher. */
function isExpectation(error: unknown): boolean {
  return error instanceof Error && 'matcherResult' in error;
}

/** Whether an error is a request that the server refused or failed to answer properly. */
export function isRefusal(error: unknown): boolean {
  return REFUSALS.includes(failureOf(error).code);
}

/**
 * Returns the failure of an error. An expectation knows nothing of the page: one that has crashed or loads no data is the
 * failure itself, and requests that the server refused are told with any other.
 */
export async function failureBehind(
  { page, isSignedOut = false }: Pick<StepContext, 'page' | 'isSignedOut'>,
  error: unknown,
): Promise<Failure> {
  const failure = failureOf(error);
  if (!isExpectation(error) || failure.page !== undefined || page.isClosed()) return failure;
  const shown = await failureShown(page, isSignedOut);
  return shown.code === 'page-elsewhere' ? { ...shown, ...failure } : shown;
}
