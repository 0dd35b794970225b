/** Computes the key that groups failures into one cause. The key is made from codes and data, never from messages. */
import {
  API_FIELD,
  withoutRunTags,
  type RespondedRequest,
  type Failure,
  type FailureCode,
} from '../../suite/failure/failure';
import { cutAfter } from './cut-text';

/** Failures that have their own request. */
const ABOUT_A_REQUEST: readonly FailureCode[] = [
  'refused',
  'server-error',
  'untrue-success',
  'not-refused',
  'not-as-agreed',
  'no-answer',
  'rate-limited',
  'given-away',
];
/** Failures of a whole page: a failed request of the page explains them, including a 404. */
const OF_THE_PAGE: readonly FailureCode[] = ['page-crashed', 'page-data', 'page-elsewhere'];
/** Failures of a part of a page: only a server error explains them. */
const ON_THE_PAGE: readonly FailureCode[] = [
  'control-missing',
  'control-unusable',
  'different',
  'no-request',
  'timeout',
  'unclear',
];

/** Returns the request of a failure: its own, or the failed request of its page. */
export function rootRequest(failure: Failure): RespondedRequest | undefined {
  const { code, request, status, failedRequests = [] } = failure;
  if (request !== undefined && ABOUT_A_REQUEST.includes(code)) return { ...request, status };
  if (OF_THE_PAGE.includes(code))
    return worst(failedRequests.filter((one) => isServerError(one) || one.status === 404));
  return ON_THE_PAGE.includes(code) ? worst(failedRequests.filter(isServerError)) : undefined;
}

/** Returns the other failed requests of the page. They explain the failure only when they are a cause of their own. */
export function otherRequests({ code, failedRequests = [] }: Failure): readonly RespondedRequest[] {
  return OF_THE_PAGE.includes(code) || ON_THE_PAGE.includes(code) ? failedRequests : [];
}

/** Returns the key of a failure. Two failures with the same key have one cause. */
export function keyOf(failure: Failure): string {
  const request = rootRequest(failure);
  if (request !== undefined) return requestKey(request, failure.code);
  const { code, control, page = 'no page', purpose, role } = failure;
  const seen = withoutRunTags(failure.seen ?? '');
  const sought = soughtOf(control);
  const cut = code === 'different' ? cutAfter(failure.expected, failure.seen) : undefined;
  // A text that is stored cut is wrong on each page and in each response in the same way.
  if (cut !== undefined) return `${code} text cut after ${cut} characters`;
  switch (code) {
    case 'left-behind':
    case 'platform-away':
    case 'session-ended':
    case 'interrupted':
    case 'worker-lost':
    case 'browser-lost':
    case 'browser-not-started':
    case 'browser-server-lost':
    case 'disk-full':
    case 'machine-noisy':
    case 'machine-slow':
      return code;
    case 'page-crashed':
    case 'page-data':
    case 'page-closed':
    case 'timeout':
      return `${code} @ ${page}`;
    // A role that the platform refuses is refused on each of its pages.
    case 'page-forbidden':
      return role === undefined ? `${code} @ ${page}` : `${code} ${role}`;
    case 'page-elsewhere':
      return `${code} ${sought}`;
    case 'no-request':
      return `${code} ${purpose ?? ''} @ ${page}`;
    case 'blocked':
      return failure.status === 429 ? `${code} by the rate limit` : `${code} ${seen}`;
    // Each outage is a cause of its own.
    case 'outage':
    case 'suite':
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
      // What the API does not return is missing on every page.
      return `${code} ${sought || purpose || seen}${control?.kind === API_FIELD ? '' : ` @ ${page}`}`;
  }
}

/** Returns the kind and the names of a control or value; empty without one. */
function soughtOf(control: Failure['control']): string {
  if (control === undefined) return '';
  const names = control.names.map((name) => withoutNote(withoutRunTags(name))).sort();
  return `${control.kind} «${names.join('», «')}»`;
}

/** @param code separates accepted requests from rejected ones */
export function requestKey({ method, path, status }: RespondedRequest, code: FailureCode = 'refused'): string {
  // One rate limit covers every request except the sign-in, whichever request exceeds it.
  if (status === 429 && path !== '/api/auth/login/') return 'rate-limited';
  const isOpen = code === 'not-refused' || code === 'given-away';
  if (isOpen && method === 'GET') return `read without permission ${resourceOf(path)}`;
  const family = isOpen || code === 'not-as-agreed' ? `${code} ` : '';
  return `${family}${method} ${status === 404 ? withoutKind(oneForm(path)) : oneForm(path)} → ${status ?? 'no answer'}`;
}

/**
 * Returns what a path is about: one missing rule opens a list, its records and their files to the same users.
 * Account lists and profiles are one resource.
 */
function resourceOf(path: string): string {
  const [resource = ''] = path.split('/').filter((part) => part !== '' && part !== 'api' && part !== 'media');
  return resource === 'profile' ? 'auth' : resource;
}

/** Unifies the paths of one account of each role. A build that does not find one of them looks for another number. */
function withoutKind(path: string): string {
  const parts = path.split('/');
  const at = parts.indexOf(':id');
  return parts[2] === 'auth' && at > 3 ? parts.with(at - 1, ':role').join('/') : path;
}

/**
 * Unifies paths that have one cause: the two paths of assignments (builds use one of them, and the suite tries both,
 * so the same rejection may occur at either path), and the paths of uploaded files, which end with the name of the file.
 * The key contains the status, so paths with different responses stay separate.
 */
export function oneForm(path: string): string {
  return shownPath(path.replace(/^\/api\/assignments\/assignments\//, '/api/assignments/'));
}

/** Returns a path as a report shows it: as it was sent, without the name of an uploaded file. */
export function shownPath(path: string): string {
  return path.startsWith('/media/') ? `${path.slice(0, path.lastIndexOf('/') + 1)}:file` : path;
}

/** Returns the name of a value without the note in parentheses about the moment at which the case reads it. */
function withoutNote(name: string): string {
  return name.replace(/ \([^)]*\)$/, '');
}

function isServerError({ status }: RespondedRequest): boolean {
  return status === undefined || status >= 500;
}

/**
 * Returns the worst request: a server error before a missing path, then by name, so that every run selects the same
 * one.
 */
function worst(requests: readonly RespondedRequest[]): RespondedRequest | undefined {
  const order = (one: RespondedRequest) => `${isServerError(one) ? 0 : 1} ${one.method} ${oneForm(one.path)}`;
  return [...requests].sort((a, b) => order(a).localeCompare(order(b)))[0];
}
