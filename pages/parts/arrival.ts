/** Waits for pages to open: a page is open when its ready locator is visible. A crash is detected immediately. */
import { errors, type Locator, type Page } from '@playwright/test';
import {
  PageProblem,
  SIGN_IN,
  crashScreen,
  failureShown,
  loadFailure,
  showsSomething,
  whatIsShown,
  type PageFailure,
} from './page-problem';
import { waitUntilShown } from './wait-until-shown';

/** Time for a healthy page to show its ready locator. After it, the page is checked for content with other wording. */
const KNOWN_MS = 6_000;
/** Maximum time, for a slow platform or a busy machine. */
const TIMEOUT_MS = 15_000;

/**
 * Waits for the ready locator of the page that an action opens. Every action that leaves a page must end with this
 * wait: closing a context while the next page is loading can hang forever.
 * @param address the path of the page, where it is known: a page that shows content at this path without the known
 *   ready locator has other wording and counts as open
 * @throws PageProblem when the page crashes, cannot load its data, redirects elsewhere, or shows nothing in time
 */
export async function waitForPage(page: Page, readyLocator: Locator, name: string, address?: string): Promise<void> {
  const settled = readyLocator.or(crashScreen(page)).or(loadFailure(page)).first();
  if (!(await waitUntilShown(settled, KNOWN_MS).then(() => true, unlessTimeout))) {
    if (address !== undefined && isAt(page, address) && (await showsSomething(page))) return;
    if (!(await settled.waitFor({ timeout: TIMEOUT_MS - KNOWN_MS }).then(() => true, unlessTimeout))) {
      throw new PageProblem(
        `${name} did not open. ${await whatIsShown(page, address === SIGN_IN)}`,
        await notOpened(page, name, address),
      );
    }
  }
  // A page that shows its ready locator is open, even when another part of it failed.
  const failed = crashScreen(page).or(loadFailure(page)).first();
  if ((await failed.isVisible()) && !(await readyLocator.first().isVisible()))
    throw new PageProblem(
      `${name} did not open. ${await whatIsShown(page, address === SIGN_IN)}`,
      await notOpened(page, name, address),
    );
}

/** Waits until an action has opened an address whose page has no ready locator that is the same for every object. */
export async function waitForAddress(page: Page, address: RegExp, timeoutMs?: number): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- this module is where an action that leaves a page ends
  await page.waitForURL(address, timeoutMs === undefined ? {} : { timeout: timeoutMs });
}

/** Describes the page that did not open, as data. A page that is reached and shows nothing has not loaded its data. */
async function notOpened(page: Page, name: string, address: string | undefined): Promise<PageFailure> {
  const shown = await failureShown(page, address === SIGN_IN);
  const isEmpty = shown.code === 'page-elsewhere' && address !== undefined && isAt(page, address);
  // The landing page is where builds send a user whom they refuse.
  const isRefused = shown.code === 'page-elsewhere' && address !== undefined && address !== '/' && isAt(page, '/');
  return {
    ...shown,
    ...(isEmpty ? { code: 'page-data' as const } : isRefused ? { code: 'page-forbidden' as const } : {}),
    control: { kind: 'page', names: [name] },
  };
}

function isAt(page: Page, address: string): boolean {
  return new URL(page.url()).pathname.replace(/(.)\/$/, '$1') === address;
}

function unlessTimeout(error: unknown): false {
  if (error instanceof errors.TimeoutError) return false;
  throw error;
}
