/** Breaks the connection under a form, as a tunnel or a lift does, and reads what the page says about it. */
import { expect, type Page, type Route } from '@playwright/test';
import { Toasts } from '../../pages/parts/toasts';
import { escapeRegExp } from '../../lib/escape-regexp';
import { anyResponseSchema } from '../api/account-schemas';
import type { Endpoint } from '../api/endpoint';
import { withFailure } from '../failure/register';
import { NoRequestError, fits } from '../monitoring/response';
import type { BrowserUser } from './browser-user';
import { unlessTimeout } from './unless-timeout';
import { oneLine } from '../../lib/one-line';

/** Time for a click to send its request. */
const SENT_MS = 3_000;
/** Time for the page to say that the request has failed. */
const MESSAGE_MS = 3_000;

/**
 * Runs an action whose request never reaches the server: for the page, its connection broke. The requests after
 * that are sent as usual.
 * @param messageMs time for the page to say that the request has failed
 * @returns the messages that the page shows about it, in its form or by toast; empty when there are none
 * @throws NoRequestError when the action sends nothing
 */
export async function withBrokenConnection<T>(
  user: BrowserUser,
  endpoint: Endpoint<T>,
  action: () => Promise<void>,
  messageMs = MESSAGE_MS,
): Promise<string[]> {
  return (await brokenRequests(user, endpoint, action, messageMs)).messages;
}

/** The same. @returns also how many requests of the page broke: some pages send a broken request again by themselves */
export async function brokenRequests<T>(
  user: BrowserUser,
  endpoint: Endpoint<T>,
  action: () => Promise<void>,
  messageMs: number,
): Promise<{ messages: string[]; count: number }> {
  const { page } = user;
  let count = 0;
  const earlier = await messagesOn(page);
  const matches = (url: URL) => endpoint.path.test(url.pathname);
  // The reason of a page that leaves: no monitor takes it for a fault of the platform, and a page sees no difference.
  const breakOff = (route: Route) => {
    if (!fits(route.request(), endpoint)) return route.fallback();
    count += 1;
    return route.abort('aborted');
  };
  await page.route(matches, breakOff);
  try {
    const broken = page
      .waitForEvent('requestfailed', { predicate: (request) => fits(request, endpoint), timeout: SENT_MS })
      .catch(unlessTimeout);
    await action();
    if ((await broken) === undefined) {
      const message = `The page sent no request to ${endpoint.purpose} within ${SENT_MS / 1000} s.`;
      throw withFailure(new NoRequestError(message), { code: 'no-request', purpose: endpoint.purpose });
    }
    return { messages: await messagesSoon(page, earlier, messageMs), count };
  } finally {
    await page.unroute(matches, breakOff);
  }
}

/**
 * The same for the download of a stored file.
 * @param address of the file, as the server tells it
 */
export function withBrokenDownload(user: BrowserUser, address: string, press: () => Promise<void>): Promise<string[]> {
  const { pathname } = new URL(address, user.page.url());
  const path = new RegExp(`^${escapeRegExp(pathname)}$`);
  const file = { purpose: 'hand out the file', method: /^GET$/, path, schema: anyResponseSchema };
  return withBrokenConnection(user, file, press);
}

/** Returns the messages beside the earlier ones as soon as there are any. */
export async function messagesSoon(page: Page, earlier: readonly string[], timeout: number): Promise<string[]> {
  let added: string[] = [];
  const look = async () => (added = (await messagesOn(page)).filter((text) => !earlier.includes(text))).length;
  await expect
    .poll(look, { timeout, intervals: [50] })
    .toBeGreaterThan(0)
    .catch(() => undefined);
  return added;
}

/** Returns the messages that a page shows, in its forms and by toast, in one line each. */
export async function messagesOn(page: Page): Promise<string[]> {
  const toasts = new Toasts(page, '');
  const texts = [...(await toasts.everyMessage.allInnerTexts()), ...(await page.getByRole('alert').allInnerTexts())];
  return texts.map(oneLine).filter((text) => text !== '');
}
