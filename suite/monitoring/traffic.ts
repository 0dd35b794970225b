/** Records network traffic of an actor: the server's response to an action, and the last requests before a failure. */
import { errors, type BrowserContext, type Locator, type Page, type Request, type Response } from '@playwright/test';
import type { Endpoint } from '../api/endpoint';
import { NoRequestError, responseDuring, fits } from './response';
import { Toasts } from '../../pages/parts/toasts';
import { recordLog } from '../consistency/record-log';
import { receivedFrom } from './received-response';
import { PagePace } from './page-pace';
import { answers } from '../network/answers';
import { networkLog } from '../network/network-log';
import { registerAcceptedSecrets } from '../secrets/vault';
import { failureShown, whatIsShown } from '../../pages/parts/page-problem';
import { generalPath, type RespondedRequest } from '../failure/failure';
import { withFailure } from '../failure/register';
import { asJson } from '../../lib/json';
import { secondsOf } from '../network/retry-after';
import { isCutShort } from '../../lib/cut-short';

/** Time allowed for a click to send its request and get a response. */
const RESPONSE_MS = 10_000;
/** Time allowed for a toast that contradicts the server. Checked only when the server refused. */
const TOAST_MS = 1_000;
/** Time allowed for a click to send its request. After it the page is taken to have rejected the input. */
const REFUSAL_MS = 1_000;

/** Server response to an actor's action. */
export interface ServerResponse<T> {
  readonly purpose: string;
  readonly request: string;
  readonly status: number;
  /** Response data by the contract; undefined when refused or when it does not match the schema. */
  readonly data: T | undefined;
  /** Start of the response, for a message. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The server's `Retry-After`, where it sends one. */
  readonly retryAfterSeconds: number | undefined;
  /** Toast texts of the page, read only when the server refused. */
  readonly toasts: readonly string[];
}

/** Result of an attempt that must be refused, by the page or by the server. */
export interface ForbiddenAttempt<T> {
  readonly purpose: string;
  /** The server's response; undefined when the page sent no request. */
  readonly response: ServerResponse<T> | undefined;
  /** Error messages of the page, in its form or by toast. */
  readonly errorMessages: readonly string[];
}

/** One request to the platform's own API, and its outcome. */
export interface RecordedRequest {
  /** Counts the requests of one context, starting at 1. */
  readonly number: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Undefined until the server answers. */
  status: number | undefined;
  ms: number;
  failure?: string;
}

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
      if (this.isApi(request.url()) && !isCutShort(failure)) answers.note(new URL(request.url()).pathname, undefined);
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
      responses.push(
        response.text().then(
          (text) => ({ request, status: response.status(), text }),
          () => ({ request, status: response.status(), text: '' }),
        ),
      );
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
      const message = `The page sent no request to ${endpoint.purpose} within ${timeoutMs / 1000} s. ${await whatIsShown(page)}`;
      const shown = await failureShown(page);
      throw withFailure(new NoRequestError(message), {
        ...shown,
        code: shown.code === 'page-elsewhere' ? 'no-request' : shown.code,
        purpose: endpoint.purpose,
      });
    }
    await this.throwIfSentTwice(endpoint, before);
    return this.read(page, endpoint, response);
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
    const bad = this.bad(since);
    if (bad.length === 0) return undefined;
    const lines = bad.map(
      ({ method, path, status, failure }) => `${status ?? `nothing (${failure})`} to ${method} ${path}`,
    );
    return `The server answered ${[...new Set(lines)].slice(-3).join(', ')}.`;
  }

  /** The same as data, each request once. */
  refusedSince(since: number): RespondedRequest[] {
    const all = this.bad(since).map(({ method, path, status }) => ({
      method,
      path: generalPath(path),
      ...(status === undefined ? {} : { status }),
    }));
    return [...new Map(all.map((one) => [`${one.method} ${one.path} ${one.status ?? ''}`, one])).values()];
  }

  private bad(since: number): RecordedRequest[] {
    // A page may ask again for what the rate limit refused.
    const isMadeGood = ({ number, method, path, status }: RecordedRequest) =>
      status === 429 &&
      this.recordedRequests.some(
        (later) =>
          later.number > number && later.method === method && later.path === path && (later.status ?? 500) < 400,
      );
    return this.recordedRequests.filter(
      (one) =>
        one.at >= since &&
        ((one.status ?? 0) >= 400 || (one.failure !== undefined && !isCutShort(one.failure))) &&
        !isMadeGood(one),
    );
  }

  /**
   * Presses a button that must have no effect: it may be disabled, the page may send nothing, or the server refuses.
   * @param press presses the button as the page object does
   */
  async attempt<T>(
    page: Page,
    endpoint: Endpoint<T>,
    button: Locator,
    press: () => Promise<void>,
  ): Promise<ForbiddenAttempt<T>> {
    const response = (await button.isEnabled()) ? await this.responseIfAny(page, endpoint, press) : undefined;
    return { purpose: endpoint.purpose, response, errorMessages: await textsSoon(new Toasts(page, '').errors) };
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
    return response === undefined || response === null ? undefined : this.read(page, endpoint, response);
  }

  private async read<T>(page: Page, endpoint: Endpoint<T>, response: Response): Promise<ServerResponse<T>> {
    const headers = await response.allHeaders().catch(() => response.headers());
    const text = await response.text().catch(() => '');
    if (response.ok()) registerAcceptedSecrets(text, response.request().postData());
    const parsed = endpoint.schema.safeParse(asJson(text));
    const accepted = response.ok() && parsed.success;
    return {
      purpose: endpoint.purpose,
      request: `${response.request().method()} ${new URL(response.url()).pathname}`,
      status: response.status(),
      data: accepted ? parsed.data : undefined,
      text:
        response.ok() && !parsed.success
          ? `unexpected answer: ${parsed.error.issues.map(issueLine).join('; ')}`
          : text.slice(0, 300),
      headers,
      retryAfterSeconds: secondsOf(headers['retry-after']),
      toasts: accepted ? [] : await textsSoon(new Toasts(page, '').all),
    };
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

/** Returns the texts of notices that appear with the page's reaction, if any. */
async function textsSoon(notices: Locator): Promise<string[]> {
  await notices
    .first()
    .waitFor({ timeout: TOAST_MS })
    .catch(() => undefined);
  return (await notices.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

function issueLine(issue: { path: PropertyKey[]; message: string }): string {
  return `${issue.path.map(String).join('.')}: ${issue.message}`;
}
