/**
 * Sign-in attempts over the API by one client. Each attempt is recorded before it is sent, and any response is
 * accepted.
 */
import { z } from 'zod';
import type { ApiClient, RawRequest, RawResponse } from '../api/client';
import { NoResponseError } from '../monitoring/response';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import { addressOf } from './address';
import { isAttemptLimit } from './attempt-limit';
import { LATER_SIGN_IN_MS, type ObservedResponse, type SignInCircuitBreaker } from './circuit-breaker';
import type { SignInRateLimiter } from './rate-limiter';
import { noteSignInTime } from './sign-in-times';
import { secondsOf } from '../network/retry-after';

/** Typed credentials; either may be missing. */
export interface Credentials {
  email?: string;
  username?: string;
  password?: string;
}

/** Server response to an attempt. */
export interface AttemptResponse extends ObservedResponse {
  /** The server's `Retry-After`, where it sends one. */
  readonly retryAfterSeconds: number | undefined;
  /** From sending the request to the complete response. */
  readonly ms: number;
}

export class Attempts {
  /**
   * @param client the API as this client sees it, with the headers that carry its address
   * @param who the client's name in the ledger; its address is derived from it
   */
  constructor(
    private readonly client: ApiClient,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly who: string,
    private readonly circuitBreaker: Pick<SignInCircuitBreaker, 'run'> = {
      run: (attempt) => attempt(LATER_SIGN_IN_MS),
    },
  ) {}

  /**
   * Sends one attempt within the rate limit. After a 429, no attempt is sent from this address before the time that
   * the server names. A 429 says nothing of the attempt: it is sent once more when the platform accepts attempts again.
   */
  async send(credentials: Credentials): Promise<AttemptResponse> {
    const first = await this.sendOnce(credentials);
    return isAttemptLimit(first) ? this.sendOnce(credentials) : first;
  }

  private async sendOnce(credentials: Credentials): Promise<AttemptResponse> {
    await this.rateLimiter.take(this.who, addressOf(this.who));
    const response = await this.sendReserved(credentials);
    if (isAttemptLimit(response))
      await this.rateLimiter.hold(this.who, addressOf(this.who), response.retryAfterSeconds);
    return response;
  }

  /**
   * Sends one attempt exactly as given, within the rate limit: another method, another body, credentials elsewhere. Its
   * response says nothing of the health of the sign-in. A 429 says nothing of the attempt: it is sent once more when
   * the platform accepts attempts again.
   */
  async sendRaw(request: Omit<RawRequest, 'path' | 'method'> & Partial<RawRequest>): Promise<RawResponse> {
    const first = await this.sendRawOnce(request);
    return isAttemptLimit(first) ? this.sendRawOnce(request) : first;
  }

  private async sendRawOnce(request: Omit<RawRequest, 'path' | 'method'> & Partial<RawRequest>): Promise<RawResponse> {
    await this.rateLimiter.take(this.who, addressOf(this.who));
    const response = await this.client.sendRaw({ method: 'POST', path: SIGN_IN_PATH, ...request });
    if (isAttemptLimit(response))
      await this.rateLimiter.hold(this.who, addressOf(this.who), secondsOf(response.headers.get('retry-after')));
    return response;
  }

  /** Sends one attempt if the rate limit lets it through now; undefined when it does not. Never waits. */
  async sendIfFree(credentials: Credentials): Promise<AttemptResponse | undefined> {
    return (await this.rateLimiter.tryTake(this.who, addressOf(this.who))) === 0
      ? this.sendReserved(credentials)
      : undefined;
  }

  /** Sends one attempt that the caller has recorded. */
  async sendReserved(credentials: Credentials): Promise<AttemptResponse> {
    return this.circuitBreaker.run((timeoutMs) => this.sendNow(credentials, timeoutMs));
  }

  private async sendNow(credentials: Credentials, timeoutMs: number): Promise<AttemptResponse> {
    const request = `POST ${SIGN_IN_PATH}`;
    const started = performance.now();
    const { status, text, headers } = await this.client
      .send('POST', SIGN_IN_PATH, credentials, timeoutMs)
      .catch((error: unknown) => {
        throw new NoResponseError(request, failureOf(error, timeoutMs), 'suite', { cause: error });
      });
    const ms = performance.now() - started;
    noteSignInTime({ status, ms }, credentials.email ?? credentials.username ?? '');
    return {
      request,
      status,
      text,
      headers: Object.fromEntries(headers),
      retryAfterSeconds: secondsOf(headers.get('retry-after')),
      ms,
    };
  }
}

/** `fetch` reports only that it failed. The cause contains the code: `ECONNRESET`, `UND_ERR_SOCKET`. */
const codeSchema = z.object({ code: z.string() });

/** Uses the same wording as for a sign-in through the page. */
function failureOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const code = error instanceof Error ? codeSchema.safeParse(error.cause).data?.code : undefined;
  if (code !== undefined) return `a broken connection (${code})`;
  return `no answer (${error instanceof Error ? error.message : String(error)})`;
}
