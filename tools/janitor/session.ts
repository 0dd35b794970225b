/** The API as one of the shared accounts sees it, without ending the session of a run that uses it. */
import { ApiClient } from '../../fixtures/api/client';
import { environment, runId } from '../../fixtures/environment';
import type { ActorName } from '../../fixtures/actors/names';
import { targetFolder } from '../../fixtures/run/folders';
import { SignInRateLimiter } from '../../fixtures/sessions/rate-limiter';
import { signInOverApi } from '../../fixtures/sessions/sign-in-api';
import { SessionStore } from '../../fixtures/sessions/store';

/**
 * Does something as this account: with the session of a run in flight, else with one of its own that ends afterwards.
 * @param tell is given a sentence when the ration of sign-ins makes it wait
 * @throws ApiError when the account cannot sign in
 */
export async function clientActingAs<T>(baseUrl: string, name: ActorName, tell: (sentence: string) => void, work: (client: ApiClient) => Promise<T>): Promise<T> {
  const folder = targetFolder(baseUrl);
  return new SessionStore(folder, runId()).withIdleAccount(name, async (shared) => {
    if (shared !== undefined) return work(new ApiClient(baseUrl, shared.token));
    const rateLimiter = new SignInRateLimiter(folder, runId(), undefined, (_who, ms) => tell(`Waiting ${Math.ceil(ms / 1000)} s: five sign-ins a minute are allowed.`));
    const client = await signInOverApi(baseUrl, rateLimiter, environment().accounts[name]);
    try {
      return await work(client);
    } finally {
      await client.send('POST', '/api/accounts/logout/');
    }
  });
}
