/** Errors of an API request whose response does not match the contract. */
import { refusal, requestOf } from '../failure/failure';
import { withFailure } from '../failure/register';

/** The server refused the request, or its response does not match the contract. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  constructor(
    readonly request: string,
    readonly status: number,
    readonly text: string,
  ) {
    super(`${request} answered ${status}: ${text.slice(0, 300) || 'empty body'}`);
    withFailure(this, refusal(request, status, { by: 'suite', seen: text }));
  }
}

/**
 * The server returned 5xx. A read has been sent twice by then. A write may or may not have been done: callers who
 * know what it would have stored read it back (`suite/api/read-back.ts`).
 */
export class ServerFault extends ApiError {
  override readonly name = 'ServerFault';
}

/** The server did not answer a request in time. Whether a write was done is unknown. */
export class NoAnswerError extends Error {
  override readonly name = 'TimeoutError';
  constructor(request: string, timeoutMs: number, options: ErrorOptions) {
    super(`${request} got no answer within ${Math.round(timeoutMs / 1_000)} s`, options);
    withFailure(this, { code: 'no-answer', request: requestOf(request), by: 'suite', seen: this.message });
  }
}
