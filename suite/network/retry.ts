/**
 * Sends a request of the suite: within the account's pace, repeated after a 429, and repeated once for a read that
 * was answered with 5xx. After a 429 the server has not done the request, so a write may be repeated. After a 5xx the
 * write may have been done, so it is never repeated.
 */
import { performance } from 'node:perf_hooks';
import { targetFolder } from '../config/folders';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import { Blocked } from '../failure/blocked';
import { secondsOf } from './retry-after';
import { isCounted } from './bucket';
import { networkLog } from './network-log';
import { Pace } from './pace';
import { extendTestTimeout, waitOutsideTestTime } from './test-time';

/** Pauses before a request is repeated after a 429 without a time, milliseconds. */
export const LIMIT_PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 8_000] as const;
/** A server that asks for more than this is not reacting to the suite's pace. */
const MAX_RETRY_AFTER_MS = 60_000;
/** Pause before a read or a page load is repeated after a 5xx. */
export const FAULT_PAUSE_MS = 1_000;

export interface PacedRequest {
  readonly method: string;
  readonly url: URL;
  /** As returned by `accountKey`; undefined for a request without a token. */
  readonly account: string | undefined;
}

interface PacedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

const paces = new Map<string, Pace>();

/** Buckets of the platform at this origin, used by this process. */
export function paceOf(origin: string): Pace {
  const known = paces.get(origin) ?? new Pace(targetFolder(origin));
  paces.set(origin, known);
  return known;
}

/**
 * Sends a request with `once`, which may be called several times.
 * @throws Blocked when the platform answers every attempt with 429
 */
export async function sendWithRetry<A extends PacedResponse>(
  request: PacedRequest,
  once: () => Promise<A>,
): Promise<A> {
  // The sign-in has its own limit and rate limiter.
  if (request.url.pathname === SIGN_IN_PATH) return once();
  const first = await withinLimit(request, once);
  if (first.status < 500 || request.method !== 'GET') return first;
  const at = Date.now();
  await waitOutsideTestTime(FAULT_PAUSE_MS);
  const second = await withinLimit(request, once);
  // A second failure is a fault of the endpoint, which the caller reports.
  if (second.status < 500) networkLog.unstable(nameOf(request), first.status, 'suite', at);
  return second;
}

async function withinLimit<A extends PacedResponse>(request: PacedRequest, once: () => Promise<A>): Promise<A> {
  const started = performance.now();
  for (const fallbackMs of [...LIMIT_PAUSES_MS, undefined]) {
    await turnOf(request);
    networkLog.counted();
    const response = await once();
    if (response.status !== 429) return response;
    noteLimit(request);
    if (request.account !== undefined) paceOf(request.url.origin).empty(request.account);
    const seconds = secondsOf(response.headers.get('retry-after'));
    const waitMs = seconds === undefined ? fallbackMs : seconds * 1_000 + 100;
    if (fallbackMs === undefined || waitMs === undefined || waitMs > MAX_RETRY_AFTER_MS) {
      networkLog.limited(nameOf(request), 'suite', 0);
      break;
    }
    networkLog.limited(nameOf(request), 'suite', waitMs);
    await waitOutsideTestTime(waitMs);
  }
  const tookS = Math.round((performance.now() - started) / 1_000);
  throw new Blocked(
    `the rate limit of the platform did not let ${nameOf(request)} through: it answered 429 to every attempt within ${tookS} s.`,
  );
}

/** A 429 to a request other than a list view shows that the platform counts every request. */
export function noteLimit({ method, url, account }: PacedRequest): void {
  if (account !== undefined && !isCounted(method, url.pathname)) paceOf(url.origin).learnsAll();
}

async function turnOf({ method, url, account }: PacedRequest): Promise<void> {
  if (account === undefined) return;
  const pace = paceOf(url.origin);
  if (!isCounted(method, url.pathname, pace.scope())) return;
  const waitedMs = await pace.turn(account);
  if (waitedMs === 0) return;
  extendTestTimeout(waitedMs);
  networkLog.paced(waitedMs);
}

function nameOf({ method, url }: PacedRequest): string {
  return `${method} ${url.pathname}`;
}
