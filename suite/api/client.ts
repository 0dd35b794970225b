/**
 * The platform's API with an actor's token. Node sends the requests, not the browser, so that neither token nor body
 * gets into a trace. Every response is checked against its schema. Requests are paced and repeated as described in
 * `network/retry.ts`.
 */
import type { Readable } from 'node:stream';
import { fetch, FormData, Headers } from 'undici';
import type { z } from 'zod';
import { recordLog } from '../consistency/record-log';
import { basicAuthHeader, dispatcherTo } from '../network/machine';
import { asJson } from '../../lib/json';
import { isFields } from '../network/reading';
import { registerAcceptedSecrets } from '../secrets/vault';
import { answers } from '../network/answers';
import { accountKey } from '../network/account-key';
import { networkLog } from '../network/network-log';
import { FAULT_PAUSE_MS, sendWithRetry } from '../network/retry';
import { waitOutsideTestTime } from '../network/test-time';
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

/** A request exactly as given: neither its path nor its body is made well-formed. */
export interface RawRequest {
  method: string;
  /** Path with query, sent byte for byte: `..` and percent codes are not resolved. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** A function for a body that is sent piece by piece; called for each sending. */
  body?: string | Buffer | (() => Readable);
  /** Whether the client's token is sent; true when left out. */
  withToken?: boolean;
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
    return this.withRetry(method, url, () =>
      this.sendOnce(method, url, body, limitMs).catch(asNoAnswer(`${method} ${url.pathname}`, limitMs)),
    );
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

  /**
   * Sends a request exactly as given and returns the response with any status. A request that was answered with 5xx is
   * sent once more after a pause: only what comes again belongs to the request.
   * @throws Error when the platform cannot be reached
   * @throws Blocked when the platform's rate limit refuses every attempt
   */
  async sendRaw(request: RawRequest): Promise<RawResponse> {
    const url = new URL(this.baseUrl);
    const send = () =>
      this.withRetry(request.method, new URL(request.path.split('?', 1)[0] ?? '/', url), () =>
        this.sendRawOnce(url, request),
      );
    const first = await send();
    if (first.status < 500 || request.method === 'GET') return first;
    const at = Date.now();
    await waitOutsideTestTime(FAULT_PAUSE_MS);
    const second = await send();
    if (second.status < 500)
      networkLog.unstable(`${request.method} ${request.path.split('?', 1)[0] ?? ''}`, first.status, 'suite', at);
    return second;
  }

  private async sendRawOnce(
    url: URL,
    { method, path, headers = {}, body, withToken = true }: RawRequest,
  ): Promise<RawResponse> {
    const own = withToken ? this.headersTo(url) : this.extra;
    const response = await dispatcherTo(url).request({
      origin: url.origin,
      path,
      method: method,
      headers: { accept: 'application/json', ...own, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'function' ? body() : body }),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    const text = await response.body.text();
    const received = new Headers(
      Object.entries(response.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one): [string, string] => [name, one]),
      ),
    );
    if (response.statusCode < 300) registerAcceptedSecrets(text, undefined);
    return { status: response.statusCode, text, headers: received };
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
    recordLog.received(
      Promise.resolve({
        method,
        path: url.pathname,
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        cacheControl: response.headers.get('cache-control') ?? '',
        allowOrigin: response.headers.get('access-control-allow-origin') ?? undefined,
        text,
        sent: sentFields(body),
        sentAt,
        receivedAt: Date.now(),
      }),
    );
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
    const response = await fetch(url, {
      headers: this.headersTo(url),
      dispatcher: dispatcherTo(url),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  private withRetry<A extends { status: number; headers: Headers }>(
    method: string,
    url: URL,
    once: () => Promise<A>,
  ): Promise<A> {
    return this.paced
      ? sendWithRetry({ method, url, account: accountKey(this.headersTo(url).Authorization) }, once)
      : once();
  }

  /** Headers of this client's requests, for a load generator. They hold the token: never put them into a message. */
  headers(): Record<string, string> {
    return this.headersTo(new URL(this.baseUrl));
  }

  private headersTo(url: URL): Record<string, string> {
    return {
      ...this.extra,
      ...(this.token === undefined ? basicAuthHeader(url) : { Authorization: `Token ${this.token}` }),
    };
  }
}

/** The fields that a request sends, without files. */
function sentFields(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (body instanceof FormData)
    return Object.fromEntries([...body.entries()].filter(([, value]) => typeof value === 'string'));
  const sent = body === undefined ? undefined : asJson(JSON.stringify(body));
  return isFields(sent) ? sent : undefined;
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
    throw error instanceof Error && error.name === 'TimeoutError'
      ? new NoAnswerError(request, timeoutMs, { cause: error })
      : error;
  };
}
