/** Presses a control again and again, as a user does who double-clicks every button or waits for a slow response. */
import { type Page, type Route } from '@playwright/test';
import type { Endpoint } from '../api/endpoint';
import { fits } from '../monitoring/response';
import { unlessTimeout } from './unless-timeout';

/** Time for a click to send its request. After it there is nothing that a second press could repeat. */
const SENT_MS = 2_000;

/**
 * Runs an action that ends with a click, and clicks twice more at the same place while the server has not answered
 * yet: as the second click of a double click, and once more when the request is on its way. The requests are held
 * until then, and reach the server unchanged.
 */
export async function withSecondPress<T>(
  page: Page,
  endpoint: Endpoint<T>,
  action: () => Promise<void>,
): Promise<void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const passedOn: Promise<void>[] = [];
  const hold = async (route: Route) => {
    // A list may have the same address as the change.
    if (!fits(route.request(), endpoint)) return route.fallback();
    const waiting = released.then(() => route.fallback());
    passedOn.push(waiting);
    await waiting;
  };
  const matches = (url: URL) => endpoint.path.test(url.pathname);
  await page.route(matches, hold);
  try {
    const sent = page.waitForRequest((request) => fits(request, endpoint), { timeout: SENT_MS }).catch(unlessTimeout);
    await action();
    // The second click of the quickest user comes two frames after the first: the page has drawn its reaction.
    await drawn(page);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await sent;
    await drawn(page);
    await page.mouse.down();
    await page.mouse.up();
    await drawn(page);
  } finally {
    release();
    await Promise.all(passedOn);
    await page.unroute(matches, hold);
  }
}

/** Waits until the page has drawn what it has to draw now. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve()))),
      ),
  );
}
