/** Holds back one response of the server, so that it reaches the page after those to later requests. */
import type { Request, Route } from '@playwright/test';
import type { Endpoint } from '../api/endpoint';
import { fits } from '../monitoring/response';
import type { BrowserUser } from './browser-user';
import { unlessTimeout } from './unless-timeout';

/** Time for the page to send the request whose response is held back. */
const SENT_MS = 5_000;

/**
 * @param endpoint what is asked for, with this text in its query: the request whose response comes late
 * @param first sends that request
 * @param second asks the same for something else, whose response comes first
 * @returns whether the page sent the request; the page has received both responses and drawn them
 */
export async function withLateResponse(
  { page, traffic }: BrowserUser,
  endpoint: Endpoint<unknown>,
  text: string,
  first: () => Promise<void>,
  second: () => Promise<void>,
): Promise<boolean> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const passedOn: Promise<void>[] = [];
  const isHeld = (url: URL) => endpoint.path.test(url.pathname) && [...url.searchParams.values()].includes(text);
  const held = (request: Request) => fits(request, endpoint) && isHeld(new URL(request.url()));
  const hold = async (route: Route) => {
    const answer = async () => {
      const response = await route.fetch();
      await released;
      // A page that is not interested any more has cancelled the request.
      await route.fulfill({ response }).catch(() => undefined);
    };
    const waiting = answer();
    passedOn.push(waiting);
    await waiting;
  };
  await page.route(isHeld, hold);
  try {
    const sent = page.waitForRequest(held, { timeout: SENT_MS }).catch(unlessTimeout);
    await first();
    const isSent = (await sent) !== undefined;
    const answered = page
      .waitForResponse((response) => fits(response.request(), endpoint) && !held(response.request()), {
        timeout: SENT_MS,
      })
      .catch(unlessTimeout);
    await second();
    await answered;
    return isSent;
  } finally {
    release();
    await Promise.all(passedOn);
    await page.unroute(isHeld, hold);
    await traffic.settled();
  }
}
