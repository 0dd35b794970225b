/** Records network traffic of an actor: the server's response to an action, and the last requests before a failure. */
import { errors, type BrowserContext, type Locator, type Page, type Request, type Response } from '@playwright/test';
import type { Endpoint } from '../api/endpoint';
import { endpoints } from '../api/endpoints';
import { NoRequestError, responseDuring, fits } from './response';
import { recordLog } from '../consistency/record-log';
import { receivedFrom } from './received-response';
import { textOf } from './response-text';
import { distinctRequests, failedSince, failureSentence, type RecordedRequest } from './recorded-requests';
import { errorMessages, readServerResponse, type ForbiddenAttempt, type ServerResponse } from './server-response';
import { PagePace } from './page-pace';
import { answers } from '../network/answers';
import { networkLog } from '../network/network-log';
import { failureShown, whatIsShown } from '../../pages/parts/page-problem';
import type { RespondedRequest } from '../failure/failure';
import { withoutRequest } from '../failure/blocked';
import { withFailure } from '../failure/register';
import { isCutShort, isOffline } from '../../lib/cut-short';

/** Time allowed for a click to send its request and get a response. */
const RESPONSE_MS = 10_000;
/** Time allowed for a click to send its request. After it the page is taken to have rejected the input. */
const REFUSAL_MS = 1_000;

/** A response of the platform's own API, as received. */
export interface ApiResponse {
  readonly request: string;
  readonly status: number;
  readonly text: string;
}

const KEPT = 60;
/** Time-out for a response. */
const SETTLE_MS = 10_000;

/** Monitors one actor's context with all its tabs, from its first request. */
export class Traffic {
  readonly recordedRequests: RecordedRequest[] = [];
  private readonly open = new Map<Request, RecordedRequest>();
  private readonly waiting = new Set<() => void>();
  /** The rate limit of the account that the pages use. */
  readonly pace: PagePace;
  private count = 0;

  /** @param token of the session that the context begins with, if any */
  constructor(
    private readonly context: BrowserContext,
    readonly origin: string,
    token?: string,
  ) {
    this.pace = new PagePace(origin, token);
    context.on('request', (request) => this.begin(request));
    context.on('response', (response) => {
      const sentAt = this.open.get(response.request())?.at;
      this.end(response.request(), { status: response.status() });
      if (this.isApi(response.url())) answers.note(new URL(response.url()).pathname, response.status());
      if (sentAt !== undefined) recordLog.received(receivedFrom(response, sentAt, this));
    });
    context.on('requestfailed', (request) => {
      const failure = request.failure()?.errorText ?? 'no answer';
      this.end(request, { failure });
      // A page that is lost tells of an outage too; one that is answered may come from a server in front of the platform.
      const { origin: asked, pathname } = new URL(request.url());
      if (asked === origin && !isCutShort(failure) && !isOffline(failure)) answers.note(pathname, undefined);
    });
  }

  /** Number of the latest request, to select later requests. */
  get lastRequest(): number {
    return this.count;
  }

  /** Returns the requests after this one. */
  since(requestNumber: number): RecordedRequest[] {
    return this.recordedRequests.filter((recordedRequest) => recordedRequest.number > requestNumber);
  }

  /** Waits until every request so far is answered or has failed. Waits for a hanging request at most ten seconds. */
  async settled(timeoutMs = SETTLE_MS): Promise<void> {
    if (this.open.size === 0) return;
    const timeout = AbortSignal.timeout(timeoutMs);
    while (this.open.size > 0 && !timeout.aborted) {
      await new Promise<void>((resolve) => {
        const resume = () => {
          this.waiting.delete(resume);
          timeout.removeEventListener('abort', resume);
          resolve();
        };
        this.waiting.add(resume);
        timeout.addEventListener('abort', resume);
      });
    }
  }

  /** Runs an action and returns every API response during it, including refusals. */
  async collectResponses(action: () => Promise<void>): Promise<ApiResponse[]> {
    const responses: Promise<ApiResponse>[] = [];
    const listen = (response: Response) => {
      if (!this.isApi(response.url())) return;
      const request = `${response.request().method()} ${new URL(response.url()).pathname}`;
      // A response aborted by leaving the page counts with an empty body: the page did not read it either.
      responses.push(textOf(response).then((text = '') => ({ request, status: response.status(), text })));
    };
    this.context.on('response', listen);
    try {
      await action();
      await this.settled();
    } finally {
      this.context.off('response', listen);
    }
    return Promise.all(responses);
  }

  /**
   * Runs an action on the page and returns the server's response to it.
   * @throws Error when no matching request was sent: a control without effect is a failure of its own
   * @throws NoResponseError when it was sent, and the server did not respond
   */
  async responseTo<T>(
    page: Page,
    endpoint: Endpoint<T>,
    action: () => Promise<void>,
    timeoutMs = RESPONSE_MS,
  ): Promise<ServerResponse<T>> {
    await this.pace.turnOfChange();
    const before = this.lastRequest;
    const response = await responseDuring(page, endpoint, action, timeoutMs);
    if (response === undefined) {
      const isSignedOut = endpoint.purpose === endpoints.signIn.purpose;
      const message = `The page sent no request to ${endpoint.purpose} within ${timeoutMs / 1000} s. ${await whatIsShown(page, isSignedOut)}`;
      const shown = await failureShown(page, isSignedOut);
      throw withFailure(new NoRequestError(message), {
        ...shown,
        code: shown.code === 'page-elsewhere' ? 'no-request' : shown.code,
        purpose: endpoint.purpose,
      });
    }
    await this.throwIfSentTwice(endpoint, before);
    return readServerResponse(page, endpoint, response);
  }

  /** @throws Error when the page sent a change more than once and the server accepted it more than once */
  private async throwIfSentTwice<T>(endpoint: Endpoint<T>, before: number): Promise<void> {
    const sent = () =>
      this.since(before).filter(
        ({ method, path }) => method !== 'GET' && endpoint.method.test(method) && endpoint.path.test(path),
      );
    if (sent().length < 2) return;
    await this.settled();
    const accepted = sent().filter(({ status = 0 }) => status >= 200 && status < 300);
    if (accepted.length < 2) return;
    const failure = {
      code: 'different' as const,
      control: { kind: 'value', names: ['the number of requests'] },
      purpose: endpoint.purpose,
      expected: '1',
      seen: String(accepted.length),
    };
    throw withFailure(
      new Error(
        `The page asked the server ${accepted.length} times to ${endpoint.purpose}, and the server did it each time.`,
      ),
      failure,
    );
  }

  /**
   * Lists the server's refusals and missing responses since a time (milliseconds) in one sentence; undefined when
   * there were none.
   */
  failedRequestsSummary(since: number): string | undefined {
    return failureSentence(failedSince(this.recordedRequests, since));
  }

  /** The same as data, each request once. */
  refusedSince(since: number): RespondedRequest[] {
    return distinctRequests(failedSince(this.recordedRequests, since));
  }

  /**
   * Presses a button that must have no effect: it may be disabled, the page may send nothing, or the server refuses.
   * @param press presses the button as the page object does
   * @throws Blocked when the build does not have the request at all (405): it is not known what the server would refuse
   */
  async attempt<T>(
    page: Page,
    endpoint: Endpoint<T>,
    button: Locator,
    press: () => Promise<void>,
  ): Promise<ForbiddenAttempt<T>> {
    const response = (await button.isEnabled()) ? await this.responseIfAny(page, endpoint, press) : undefined;
    if (response?.status === 405) throw withoutRequest(response, endpoint.purpose);
    return { purpose: endpoint.purpose, response, errorMessages: await errorMessages(page) };
  }

  private async responseIfAny<T>(
    page: Page,
    endpoint: Endpoint<T>,
    press: () => Promise<void>,
  ): Promise<ServerResponse<T> | undefined> {
    const asked = page
      .waitForRequest((request) => fits(request, endpoint), { timeout: REFUSAL_MS })
      .catch((error: unknown) => {
        if (error instanceof errors.TimeoutError) return undefined;
        throw error;
      });
    const [request] = await Promise.all([asked, press()]);
    const response = await request?.response();
    return response === undefined || response === null ? undefined : readServerResponse(page, endpoint, response);
  }

  private begin(request: Request): void {
    if (!this.isApi(request.url())) return;
    this.count += 1;
    const recordedRequest: RecordedRequest = {
      number: this.count,
      at: Date.now(),
      method: request.method(),
      path: new URL(request.url()).pathname,
      status: undefined,
      ms: 0,
    };
    networkLog.counted();
    this.pace.sent(request);
    this.open.set(request, recordedRequest);
    this.recordedRequests.push(recordedRequest);
    if (this.recordedRequests.length > KEPT) this.recordedRequests.shift();
  }

  private isApi(url: string): boolean {
    return URL.canParse(url) && new URL(url).origin === this.origin && new URL(url).pathname.startsWith('/api/');
  }

  private end(request: Request, outcome: Pick<RecordedRequest, 'status'> | Pick<RecordedRequest, 'failure'>): void {
    const recordedRequest = this.open.get(request);
    if (recordedRequest === undefined) return;
    if ('status' in outcome && outcome.status !== undefined)
      this.pace.answered(request, recordedRequest, outcome.status);
    Object.assign(recordedRequest, outcome, { ms: Date.now() - recordedRequest.at });
    this.open.delete(request);
    for (const resume of this.waiting) resume();
  }
}
