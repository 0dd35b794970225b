// The case begins, or this window acts for the first time.
//
//   F10  runs the next action of this window
//   F8   runs on without another stop in this window
import type { Page } from '@playwright/test';

/** Opens Playwright's inspector, which shows this place, and waits for the person who debugs. */
export async function stopHere(page: Page): Promise<void> {
  await page.pause();
}
