// The case is about to begin.
//
//   F10  runs the next action and shows it in its page object
//   F8   runs the case to its end
import type { Page } from '@playwright/test';

/** Opens Playwright's inspector, which shows this place, and waits for the person who debugs. */
export async function stopHere(page: Page): Promise<void> {
  await page.pause();
}
