/** Arriving at a page: it counts as opened when its ready mark is visible, and a crash is recognised at once. */
import { errors, type Locator, type Page } from '@playwright/test';
import { PageProblem, crashScreen, failureShown, loadFailure, whatIsShown, type PageFailure } from './problem';

/**
 * Waits for the ready mark of the page that an action leads to. Every action that leaves a page ends here: a context
 * that is closed while the next page still loads can hang for good.
 * @throws PageProblem when the page crashes, cannot load its data, leads elsewhere, or the mark is not shown in time
 */
export async function arrive(page: Page, mark: Locator, name: string): Promise<void> {
  try {
    await mark.or(crashScreen(page)).or(loadFailure(page)).first().waitFor();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    throw new PageProblem(`${name} did not open. ${await whatIsShown(page)}`, await notOpened(page, name), { cause: error });
  }
  // A page that shows its mark has arrived, whatever else on it may have failed.
  const failed = crashScreen(page).or(loadFailure(page)).first();
  if ((await failed.isVisible()) && !(await mark.first().isVisible())) throw new PageProblem(`${name} did not open. ${await whatIsShown(page)}`, await notOpened(page, name));
}

/** The page that did not open, as data. */
async function notOpened(page: Page, name: string): Promise<PageFailure> {
  return { ...(await failureShown(page)), control: { kind: 'page', names: [name] } };
}
