// The case is about to begin, or this window is about to act for the first time.
//
//   F10  runs the next action of this window, and shows its line in the page object
//   F8   runs on without another stop in this window
import type { Page } from '@playwright/test';

/** Opens Playwright's inspector, which shows this place, and waits for the person who debugs. */
export async function stopHere(page: Page): Promise<void> {
  await page.pause();
}
