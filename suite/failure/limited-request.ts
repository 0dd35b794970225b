/** Whether the platform's rate limit explains a failure. Such a case has no result: the limit is no fault of the platform. */
import { SIGN_IN_PATH } from '../config/sign-in-path';
import type { Failure, FailureCode, RespondedRequest } from './failure';

/** Failures of a page that shows too little because one of its requests was refused. */
const OF_MISSING_DATA: readonly FailureCode[] = [
  'control-missing',
  'control-unusable',
  'different',
  'no-request',
  'timeout',
  'unclear',
  'page-data',
  'page-crashed',
];

/** Returns the request that the rate limit refused and that explains the failure; undefined for any other failure. */
export function limitedRequest({ code, request, status, failedRequests = [] }: Failure): RespondedRequest | undefined {
  if (code === 'rate-limited' && request !== undefined && request.path !== SIGN_IN_PATH)
    return { ...request, ...(status === undefined ? {} : { status }) };
  return OF_MISSING_DATA.includes(code)
    ? failedRequests.find((one) => one.status === 429 && one.path !== SIGN_IN_PATH)
    : undefined;
}

/**
 * Blocks a failure that the rate limit explains.
 * @returns the failure and a message with the request; undefined for any other failure
 */
export function blockedByLimit(failure: Failure, message: string): { failure: Failure; message: string } | undefined {
  const request = limitedRequest(failure);
  if (request === undefined) return undefined;
  const { method, path } = request;
  return {
    failure: { ...failure, code: 'rate-limited', request: { method, path }, status: 429 },
    message: `the rate limit of the platform refused ${method} ${path} (429), so the case has no result: ${message}`,
  };
}
