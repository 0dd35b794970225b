/** Arriving at a page: it counts as opened when its ready mark is visible, and a crash is recognised at once. */
import { errors, type Locator, type Page } from '@playwright/test';
import { PageProblem, crashScreen, whatIsShown } from './problem';

/**
 * Waits for the ready mark of the page that an action leads to. Every action that leaves a page ends here: a context
 * that is closed while the next page still loads can hang for good.
 * @throws PageProblem when the page crashes, leads elsewhere, or the mark is not shown within the navigation time-out
 */
export async function arrive(page: Page, mark: Locator, name: string): Promise<void> {
  const crashed = crashScreen(page);
  try {
    await mark.or(crashed).first().waitFor();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    throw new PageProblem(`${name} did not open. ${await whatIsShown(page)}`, { cause: error });
  }
  if (await crashed.isVisible()) throw new PageProblem(`${name} crashed into its error screen «Что-то пошло не так».`);
}
