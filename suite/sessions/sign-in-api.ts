/** Signs in over the API, for test accounts and for tools. In a run the shared accounts sign in through the page. */
import { ApiClient } from '../api/client';
import { signedInSchema } from '../api/schemas';
import type { Account } from '../config/environment';
import { addressHeaders } from './address';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import { isAttemptLimit } from './attempt-limit';
import { Attempts } from './attempts';
import type { SignInCircuitBreaker } from './circuit-breaker';
import type { SignInRateLimiter } from './rate-limiter';

/**
 * Signs in within the rate limit, on the sandbox from the account's own address. A 429 is retried once, after the
 * time that the platform names (or a whole window).
 * @param circuitBreaker of the run whose first sign-in this may be; a tool has none
 * @returns the API with the account's token
 * @throws ApiError when the server rejects the account
 */
export async function signInOverApi(
  baseUrl: string,
  rateLimiter: SignInRateLimiter,
  { email, password }: Account,
  circuitBreaker?: SignInCircuitBreaker,
): Promise<ApiClient> {
  const withoutSession = new ApiClient(baseUrl, undefined, addressHeaders(email));
  const attempts = new Attempts(withoutSession, rateLimiter, email, circuitBreaker);
  let response = await attempts.send({ email, password });
  if (isAttemptLimit(response)) response = await attempts.send({ email, password });
  return new ApiClient(baseUrl, withoutSession.read(`POST ${SIGN_IN_PATH}`, response, signedInSchema).token);
}
