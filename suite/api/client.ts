/**
 * The platform's API with an actor's token. Node sends the requests, not the browser, so that neither token nor body
 * gets into a trace. Every response is checked against its schema. Requests are paced and repeated as described in
 * `network/retry.ts`.
 */
import { fetch, FormData, type Headers } from 'undici';
import type { z } from 'zod';
import { recordLog } from '../consistency/record-log';
import { basicAuthHeader, dispatcherTo } from '../network/machine';
import { asJson } from '../../lib/json';
import { registerAcceptedSecrets } from '../secrets/vault';
import { answers } from '../network/answers';
import { accountKey } from '../network/account-key';
import { sendWithRetry } from '../network/retry';
import { ApiError, NoAnswerError, ServerFault } from './refusal';

const TIMEOUT_MS = 15_000;
/** A file may take longer: at least this much of it arrives in a second, also on a busy machine. */
const BYTES_A_SECOND = 1_000_000;

export { ApiError, ServerFault };

export interface RawResponse {
  status: number;
  text: string;
  headers: Headers;
}

export class ApiClient {
  /**
   * @param token undefined for a guest
   * @param extra headers added to every request of this client
   * @param paced false for a client that tests the rate limit: it sends at once and accepts each response
   */
  constructor(
    readonly baseUrl: string,
    private readonly token: string | undefined,
    private readonly extra: Readonly<Record<string, string>> = {},
    private readonly paced = true,
  ) {}

  /** The same account, with requests as sent by a script on another site. */
  withOrigin(origin: string): ApiClient {
    return new ApiClient(this.baseUrl, this.token, { ...this.extra, Origin: origin }, this.paced);
  }

  /** The same account without pacing. Only for the cases about the rate limit. */
  unpaced(): ApiClient {
    return new ApiClient(this.baseUrl, this.token, this.extra, false);
  }

  /**
   * Returns the response with any status. For a read that was answered with 5xx, returns the second response.
   * @param timeoutMs time limit without the time that the files of the body take
   * @throws NoAnswerError when the platform does not answer in time, Error when it cannot be reached
   * @throws Blocked when the platform's rate limit refuses every attempt
   */
  async send(method: string, path: string, body?: unknown, timeoutMs = TIMEOUT_MS): Promise<RawResponse> {
    const url = new URL(path, this.baseUrl);
    const limitMs = timeoutMs + uploadMs(body);
    return this.withRetry(method, url, () => this.sendOnce(method, url, body, limitMs).catch(asNoAnswer(`${method} ${url.pathname}`, limitMs)));
  }

  /** Returns whether the server has what this path names. @throws ApiError for any answer but success and 404 */
  async exists(path: string): Promise<boolean> {
    const { status, text } = await this.send('GET', path);
    if (status >= 300 && status !== 404) throw new ApiError(`GET ${path}`, status, text);
    return status !== 404;
  }

  /**
   * Deletes a record. One that is already gone counts as deleted.
   * @throws ApiError naming request and status when the server does not delete it
   */
  async remove(path: string, body?: unknown): Promise<void> {
    const response = await this.send('DELETE', path, body);
    if (![200, 202, 204, 404].includes(response.status)) throw refusalOf(`DELETE ${path}`, response);
  }

  private async sendOnce(method: string, url: URL, body: unknown, timeoutMs: number): Promise<RawResponse> {
    const sentAt = Date.now();
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...this.headersTo(url),
        ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      redirect: 'manual',
      dispatcher: dispatcherTo(url),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      answers.note(url.pathname, undefined);
      throw error;
    });
    answers.note(url.pathname, response.status);
    const text = await response.text();
    const [path, contentType] = [url.pathname, response.headers.get('content-type') ?? ''];
    recordLog.received(Promise.resolve({ method, path, status: response.status, contentType, text, sentAt, receivedAt: Date.now() }));
    if (response.ok) registerAcceptedSecrets(text, body instanceof FormData ? undefined : JSON.stringify(body));
    return { status: response.status, text, headers: response.headers };
  }

  /**
   * Returns the response content. @throws ApiError when refused or when it does not match the schema; ServerFault for
   * a 5xx
   */
  async call<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    return this.read(`${method} ${path}`, await this.send(method, path, body), schema);
  }

  /**
   * Reads the content of a response. @throws ApiError when refused or when it does not match the schema; ServerFault
   * for a 5xx
   */
  read<T>(request: string, response: Pick<RawResponse, 'status' | 'text'>, schema: z.ZodType<T>): T {
    if (response.status < 200 || response.status > 299) throw refusalOf(request, response);
    const parsed = schema.safeParse(response.text === '' ? undefined : asJson(response.text));
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`);
      throw new ApiError(request, response.status, `not what the contract says: ${problems.join('; ')}`);
    }
    return parsed.data;
  }

  /** Returns a stored file: its bytes and its response headers. @throws ApiError */
  async file(path: string): Promise<{ headers: Headers; bytes: Buffer }> {
    const url = new URL(path, this.baseUrl);
    const { status, headers, bytes } = await this.withRetry('GET', url, () => this.fileOnce(url));
    if (status < 200 || status > 299) throw refusalOf(`GET ${path}`, { status, text: bytes.toString('utf8') });
    return { headers, bytes };
  }

  private async fileOnce(url: URL): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(url, { headers: this.headersTo(url), dispatcher: dispatcherTo(url), signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  private withRetry<A extends { status: number; headers: Headers }>(method: string, url: URL, once: () => Promise<A>): Promise<A> {
    return this.paced ? sendWithRetry({ method, url, account: accountKey(this.headersTo(url).Authorization) }, once) : once();
  }

  private headersTo(url: URL): Record<string, string> {
    return { ...this.extra, ...(this.token === undefined ? basicAuthHeader(url) : { Authorization: `Token ${this.token}` }) };
  }
}

function refusalOf(request: string, { status, text }: Pick<RawResponse, 'status' | 'text'>): ApiError {
  return status >= 500 ? new ServerFault(request, status, text) : new ApiError(request, status, text);
}

/** Returns the time in milliseconds that the files of a body may take beyond the usual time limit. */
function uploadMs(body: unknown): number {
  if (!(body instanceof FormData)) return 0;
  const sizes = [...body.values()].map((value) => (typeof value === 'string' ? 0 : value.size));
  return Math.ceil((sizes.reduce((sum, size) => sum + size, 0) / BYTES_A_SECOND) * 1_000);
}

/** Names the request that `fetch` gave up. Its own message names neither request nor time. */
function asNoAnswer(request: string, timeoutMs: number): (error: unknown) => never {
  return (error) => {
    throw error instanceof Error && error.name === 'TimeoutError' ? new NoAnswerError(request, timeoutMs, { cause: error }) : error;
  };
}
