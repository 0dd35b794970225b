/** Arriving at a page: it counts as opened when its ready mark is visible, and a crash is recognised at once. */
import { errors, type Locator, type Page } from '@playwright/test';
import { PageProblem, crashScreen, failureShown, loadFailure, showsSomething, whatIsShown, type PageFailure } from './page-problem';

/** A page that is well shows its mark within this; then it is looked at whether a build only words it otherwise. */
const KNOWN_MS = 6_000;
/** A slow platform or a busy machine may need longer. */
const LONGEST_MS = 15_000;

/**
 * Waits for the ready mark of the page that an action leads to. Every action that leaves a page ends here: a context
 * that is closed while the next page still loads can hang for good.
 * @param address the path at which the page stands, where it is known: a page that shows content there without the known mark
 *   is worded otherwise, and counts as opened
 * @throws PageProblem when the page crashes, cannot load its data, leads elsewhere, or shows nothing in time
 */
export async function waitForPage(page: Page, readyLocator: Locator, name: string, address?: string): Promise<void> {
  const settled = readyLocator.or(crashScreen(page)).or(loadFailure(page)).first();
  if (!(await settled.waitFor({ timeout: KNOWN_MS }).then(() => true, unlessTimeout))) {
    if (address !== undefined && isAt(page, address) && (await showsSomething(page))) return;
    if (!(await settled.waitFor({ timeout: LONGEST_MS - KNOWN_MS }).then(() => true, unlessTimeout))) {
      throw new PageProblem(`${name} did not open. ${await whatIsShown(page)}`, await notOpened(page, name));
    }
  }
  // A page that shows its mark has arrived, whatever else on it may have failed.
  const failed = crashScreen(page).or(loadFailure(page)).first();
  if ((await failed.isVisible()) && !(await readyLocator.first().isVisible())) throw new PageProblem(`${name} did not open. ${await whatIsShown(page)}`, await notOpened(page, name));
}

/** Waits until an action has led to an address whose page has no mark of its own that is the same for every object. */
export async function waitForAddress(page: Page, address: RegExp): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- this module is where an action that leaves a page ends
  await page.waitForURL(address);
}

/** The page that did not open, as data. */
async function notOpened(page: Page, name: string): Promise<PageFailure> {
  return { ...(await failureShown(page)), control: { kind: 'page', names: [name] } };
}

function isAt(page: Page, address: string): boolean {
  return new URL(page.url()).pathname.replace(/(.)\/$/, '$1') === address;
}

function unlessTimeout(error: unknown): false {
  if (error instanceof errors.TimeoutError) return false;
  throw error;
}
