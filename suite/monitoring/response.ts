/** Result of a request that an action on the page causes: answered, aborted, unanswered, or never sent. */
import { errors, type Page, type Request, type Response } from '@playwright/test';
import { timeLimit } from '../../lib/pausable-time';
import { headedOptions } from '../config/environment';
import { requestOf } from '../failure/failure';
import { withFailure } from '../failure/register';
import type { Endpoint } from '../api/endpoint';
import { isCutShort } from '../../lib/cut-short';

/**
 * The server received a request and returned no response: an unhealthy platform. A control that does not work sends
 * no request.
 */
export class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
  constructor(
    /** `POST /api/auth/login/` */
    readonly request: string,
    /** “no answer within 10 s”, or how the connection broke. */
    readonly how: string,
    /** Sender: a page, or the suite itself over the API, which uses different network options. */
    readonly by: 'browser' | 'suite' = 'browser',
    options?: ErrorOptions,
  ) {
    super(`${request} got ${how}.`, options);
    withFailure(this, {
      code: 'no-answer',
      request: requestOf(request),
      by: by === 'suite' ? 'suite' : 'page',
      seen: how,
    });
  }
}

/** A control was used and the page sent no request. This is a failure of its own. */
export class NoRequestError extends Error {
  override readonly name = 'NoRequestError';
}

/**
 * Waits for the response while the action runs.
 * @returns undefined when no matching request was sent
 * @throws NoResponseError when it was sent and not answered, at once when the connection broke
 */
export async function responseDuring<T>(
  page: Page,
  endpoint: Endpoint<T>,
  action: () => Promise<void>,
  timeoutMs: number,
): Promise<Response | undefined> {
  let sent: Request | undefined;
  const limit = timeLimit(timeoutMs);
  let breakOff: (reason: NoResponseError) => void = () => undefined;
  const broken = new Promise<never>((_resolve, reject) => (breakOff = reject));
  const onRequest = (request: Request) => {
    if (fits(request, endpoint)) sent = request;
  };
  const onFailure = (request: Request) => {
    const reason = request.failure()?.errorText ?? 'no reason given';
    if (fits(request, endpoint) && !isCutShort(reason))
      breakOff(new NoResponseError(named(request), `a broken connection (${reason})`));
  };
  page.on('request', onRequest);
  page.on('requestfailed', onFailure);
  try {
    const waiting = responseWithin(page, endpoint, limit.reached, timeoutMs).catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
      if (sent !== undefined) throw new NoResponseError(named(sent), `no answer within ${timeoutMs / 1000} s`);
      return undefined;
    });
    const [response] = await Promise.all([Promise.race([waiting, broken]), action()]);
    return response;
  } finally {
    limit.cancel();
    page.off('request', onRequest);
    page.off('requestfailed', onFailure);
  }
}

/** @throws TimeoutError when the limit, which stands still during a pause of a headed run, is reached first */
async function responseWithin<T>(
  page: Page,
  endpoint: Endpoint<T>,
  limit: Promise<void>,
  timeoutMs: number,
): Promise<Response> {
  const isAnswer = (response: Response) => fits(response.request(), endpoint);
  if (headedOptions() === undefined) return page.waitForResponse(isAnswer, { timeout: timeoutMs });
  return Promise.race([
    page.waitForResponse(isAnswer, { timeout: 0 }),
    limit.then(() => Promise.reject(new errors.TimeoutError(`no answer within ${timeoutMs} ms`))),
  ]);
}

/** Returns whether a request matches an endpoint. */
export function fits<T>(request: Request, endpoint: Endpoint<T>): boolean {
  return endpoint.method.test(request.method()) && endpoint.path.test(new URL(request.url()).pathname);
}

function named(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`;
}
