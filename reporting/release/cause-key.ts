/** The key by which failures are joined to one cause. It is made from codes and data, never from messages. */
import type { RespondedRequest, Failure, FailureCode } from '../../fixtures/failure/failure';

/** Failures that are about a request of their own. */
const ABOUT_A_REQUEST: readonly FailureCode[] = ['refused', 'server-error', 'untrue-success', 'not-refused', 'not-as-agreed', 'no-answer', 'rate-limited', 'given-away'];
/** Failures of a page as a whole: a request that the page needs and does not get explains them, also with 404. */
const OF_THE_PAGE: readonly FailureCode[] = ['page-crashed', 'page-data', 'page-elsewhere'];
/** Failures of a part of a page: only a server error explains them. */
const ON_THE_PAGE: readonly FailureCode[] = ['control-missing', 'control-unusable', 'different', 'no-request', 'timeout', 'unclear'];

/** The request that a failure is about: its own, or the one that its page did not get. */
export function rootRequest(failure: Failure): RespondedRequest | undefined {
  const { code, request, status, failedRequests = [] } = failure;
  if (request !== undefined && ABOUT_A_REQUEST.includes(code)) return { ...request, status };
  if (OF_THE_PAGE.includes(code)) return worst(failedRequests.filter((one) => isServerError(one) || one.status === 404));
  return ON_THE_PAGE.includes(code) ? worst(failedRequests.filter(isServerError)) : undefined;
}

/** The other requests that were refused to the page: they explain the failure only where they are a cause by themselves. */
export function otherRequests({ code, failedRequests = [] }: Failure): readonly RespondedRequest[] {
  return OF_THE_PAGE.includes(code) || ON_THE_PAGE.includes(code) ? failedRequests : [];
}

/** The key of a failure. Two failures with the same key are one cause. */
export function keyOf(failure: Failure): string {
  const request = rootRequest(failure);
  if (request !== undefined) return requestKey(request, failure.code);
  const { code, control, page = 'no page', purpose, seen = '' } = failure;
  const sought = control === undefined ? '' : `${control.kind} «${[...control.names].sort().join('», «')}»`;
  switch (code) {
    case 'left-behind':
    case 'platform-away':
    case 'session-ended':
      return code;
    case 'page-crashed':
    case 'page-data':
    case 'page-closed':
    case 'page-forbidden':
    case 'timeout':
      return `${code} @ ${page}`;
    case 'page-elsewhere':
      return `${code} ${sought}`;
    case 'no-request':
      return `${code} ${purpose ?? ''} @ ${page}`;
    case 'suite':
    case 'blocked':
      return `${code} ${seen}`;
    case 'page-error':
    case 'unclear':
      return `${code} ${seen} @ ${page}`;
    case 'refused':
    case 'server-error':
    case 'untrue-success':
    case 'not-refused':
    case 'not-as-agreed':
    case 'no-answer':
    case 'rate-limited':
    case 'given-away':
    case 'control-missing':
    case 'control-unusable':
    case 'different':
    case 'barrier':
      return `${code} ${sought || purpose || seen} @ ${page}`;
  }
}

/** @param code tells what was accepted apart from what was refused */
export function requestKey({ method, path, status }: RespondedRequest, code: FailureCode = 'refused'): string {
  // One limit for everything but the sign-in, whichever request happens to meet it.
  if (status === 429 && path !== '/api/auth/login/') return 'rate-limited';
  const family = code === 'not-refused' || code === 'given-away' || code === 'not-as-agreed' ? `${code} ` : '';
  return `${family}${method} ${oneForm(path)} → ${status ?? 'no answer'}`;
}

/**
 * Builds have their assignments at one of two paths. The suite tries both, so the same refusal may be met at either;
 * the status stands in the key, so forms that answer differently stay apart.
 */
export function oneForm(path: string): string {
  return path.replace(/^\/api\/assignments\/assignments\//, '/api/assignments/');
}

function isServerError({ status }: RespondedRequest): boolean {
  return status === undefined || status >= 500;
}

/** A server error before a path that is not there; then by name, so that every run chooses the same one. */
function worst(requests: readonly RespondedRequest[]): RespondedRequest | undefined {
  const order = (one: RespondedRequest) => `${isServerError(one) ? 0 : 1} ${one.method} ${oneForm(one.path)}`;
  return [...requests].sort((a, b) => order(a).localeCompare(order(b)))[0];
}
