/** Signs in through the sign-in page as a user does, and records what the page showed. */
import type { Page } from '@playwright/test';
import { waitForPage } from '../../pages/parts/arrival';
import { PageProblem } from '../../pages/parts/page-problem';
import { Toasts } from '../../pages/parts/toasts';
import { dashboards, routes } from '../../pages/routes';
import { SignInPage } from '../../pages/sign-in/sign-in-page';
import { ApiClient } from '../api/client';
import { endpoints } from '../api/endpoints';
import { meSchema, type SignedIn, type User } from '../api/schemas';
import { readFirstPath } from '../api/documented-paths';
import { environment, type Account } from '../config/environment';
import { unsetAccountNote } from '../config/unset-account';
import { refusal } from '../failure/failure';
import type { Traffic } from '../monitoring/traffic';
import type { Role } from '../config/names';
import { SignInRefused } from '../failure/blocked';
import { isAttemptLimit } from './attempt-limit';
import type { SignInCircuitBreaker } from './circuit-breaker';
import type { SignInRateLimiter } from './rate-limiter';
import { withoutCachedLists, type NewSession } from './session';

export interface SignInAttempt {
  page: Page;
  traffic: Traffic;
  rateLimiter: SignInRateLimiter;
  circuitBreaker: SignInCircuitBreaker;
  /** Name of the user in steps. */
  actor: string;
  role: Role;
  account: Account;
  address: string;
}

/**
 * Signs in on the page and waits for the role's dashboard. A refusal by the limit of attempts is retried once, after the time that the platform
 * names (or a whole window). A page that does not open the role's dashboard is recorded in the evidence. The token is
 * valid all the same.
 * @throws SignInRefused when the server rejects the account, or sign-in is unavailable
 */
export async function signInThroughPage(attempt: SignInAttempt): Promise<NewSession> {
  const { page, actor, role } = attempt;
  await attempt.circuitBreaker.openPage(() => page.goto(routes.signIn.path));
  await waitForPage(page, routes.signIn.readyLocator(page), routes.signIn.name, routes.signIn.path);
  const form = new SignInPage(page, actor);
  await form.fill(attempt.account.email, attempt.account.password);

  let response = await send(attempt, form);
  if (isAttemptLimit(response)) response = await send(attempt, form);
  const started = response.at;
  if (response.data === undefined) {
    throw new SignInRefused(
      `${actor} could not sign in: the server answered ${response.status} to ${response.request}${response.text ? ` (${response.text})` : ' with an empty body'}.${unsetAccountNote(attempt.account, environment())}`,
      {
        failure: refusal(response.request, response.status, {
          purpose: response.purpose,
          by: 'page',
          seen: response.text,
        }),
      },
    );
  }
  const pageProblem = await waitForPage(page, dashboards[role].readyLocator(page), dashboards[role].name).then(
    () => undefined,
    (error: unknown) => problemOf(error),
  );
  const durationMs = Date.now() - started;
  const toasts = await new Toasts(page, actor).all.allInnerTexts();
  const storage = withoutCachedLists(await page.context().storageState());
  return {
    token: response.data.token,
    user: await whoHasSignedIn(page, response.data),
    storage,
    evidence: {
      status: response.status,
      durationMs,
      landing: new URL(page.url()).pathname,
      storedKeys: storage.origins.flatMap((origin) => origin.localStorage.map((item) => item.name)),
      toasts: toasts.map((text) => text.trim()),
      ...(pageProblem === undefined ? {} : { pageProblem }),
    },
    signedInAt: started,
  };
}

/** Reads the user from the sign-in response. Where it does not contain the role, asks the platform. */
async function whoHasSignedIn(page: Page, { token, user }: SignedIn): Promise<User> {
  if (user.role !== undefined) return user;
  const client = new ApiClient(new URL(page.url()).origin, token);
  const response = await readFirstPath(client, 'me');
  return client.read(response.request, response, meSchema);
}

/** Describes the page's failure in a sentence. @throws the error when it is of another kind */
function problemOf(error: unknown): string {
  if (error instanceof PageProblem) return error.message;
  throw error;
}

/**
 * Sends one attempt through the circuit breaker and within the rate limit. A refusal by it also delays all other attempts from
 * this address.
 */
async function send(attempt: SignInAttempt, form: SignInPage) {
  return attempt.circuitBreaker.run(async (timeoutMs) => {
    await attempt.rateLimiter.take(attempt.actor, attempt.address);
    const at = Date.now();
    const response = await attempt.traffic.responseTo(attempt.page, endpoints.signIn, () => form.submit(), timeoutMs);
    if (isAttemptLimit(response))
      await attempt.rateLimiter.hold(attempt.actor, attempt.address, response.retryAfterSeconds);
    return { ...response, at };
  });
}
