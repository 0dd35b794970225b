/** Refuses a change in place of the server, and reads what the page says about it: the server would have to be made to refuse. */
import type { Route } from '@playwright/test';
import type { Endpoint } from '../api/endpoint';
import { withFailure } from '../failure/register';
import { NoRequestError, fits } from '../monitoring/response';
import { messagesOn, messagesSoon } from './broken-connection';
import type { BrowserUser } from './browser-user';
import { unlessTimeout } from './unless-timeout';

/** Time for a click to send its request. */
const SENT_MS = 3_000;
/** Time for the page to say that the change was refused. */
const MESSAGE_MS = 3_000;

/** What the platform answers to a change that it does not take, in the form that all its parts use. */
const REFUSAL = { status: 400, json: { detail: 'Изменение отклонено: данные устарели.' } };

/**
 * Runs an action whose request is refused with 400 on its way. The requests after that are sent as usual.
 * @returns the messages that the page shows about it, in its form or by toast; empty when there are none
 * @throws NoRequestError when the action sends nothing
 */
export async function messagesOfRefusal<T>(
  { page }: BrowserUser,
  endpoint: Endpoint<T>,
  action: () => Promise<void>,
): Promise<string[]> {
  const earlier = await messagesOn(page);
  const matches = (url: URL) => endpoint.path.test(url.pathname);
  const refuse = (route: Route) => (fits(route.request(), endpoint) ? route.fulfill(REFUSAL) : route.fallback());
  await page.route(matches, refuse);
  try {
    const refused = page
      .waitForResponse((response) => fits(response.request(), endpoint), { timeout: SENT_MS })
      .catch(unlessTimeout);
    await action();
    if ((await refused) === undefined) {
      const message = `The page sent no request to ${endpoint.purpose} within ${SENT_MS / 1000} s.`;
      throw withFailure(new NoRequestError(message), { code: 'no-request', purpose: endpoint.purpose });
    }
    return await messagesSoon(page, earlier, MESSAGE_MS);
  } finally {
    await page.unroute(matches, refuse);
  }
}
