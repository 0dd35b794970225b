/** API client of a shared account that does not end the session of a run using the account. */
import { ApiClient } from '../../suite/api/client';
import { environment, runId } from '../../suite/config/environment';
import type { ActorName } from '../../suite/config/names';
import { sessionFolder, targetFolder } from '../../suite/config/folders';
import { SignInRateLimiter } from '../../suite/sessions/rate-limiter';
import { signInOverApi } from '../../suite/sessions/sign-in-api';
import { SessionStore } from '../../suite/sessions/store';

/**
 * Runs an action as this account: with the session of a run in progress, otherwise with its own session, which it ends
 * afterwards.
 * @param tell receives a sentence if the sign-in rate limit makes it wait
 * @throws ApiError if the account cannot sign in
 */
export async function clientActingAs<T>(
  baseUrl: string,
  name: ActorName,
  tell: (sentence: string) => void,
  work: (client: ApiClient) => Promise<T>,
): Promise<T> {
  const folder = targetFolder(baseUrl);
  return new SessionStore(sessionFolder(baseUrl), runId()).withIdleAccount(name, async (shared) => {
    if (shared !== undefined) return work(new ApiClient(baseUrl, shared.token));
    const rateLimiter = new SignInRateLimiter(folder, runId(), undefined, (_who, ms) =>
      tell(`Waiting ${Math.ceil(ms / 1000)} s: five sign-ins a minute are allowed.`),
    );
    const client = await signInOverApi(baseUrl, rateLimiter, environment().accounts[name]);
    try {
      return await work(client);
    } finally {
      await client.send('POST', '/api/accounts/logout/');
    }
  });
}
