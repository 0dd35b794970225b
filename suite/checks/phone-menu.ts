/** Pages on a phone: the side bar is a menu over the page, and nothing is wider than the screen. */
import type { BrowserUser } from '../actors/browser-user';

/** A common phone, CSS pixels. */
const PHONE = { width: 390, height: 844 };

/** Shows the open page as on a phone. Only for windows of the test's own. */
export async function showAsOnPhone({ page }: BrowserUser): Promise<void> {
  await page.setViewportSize(PHONE);
}

/** Returns the width of the open page beyond that of the screen, CSS pixels: what can be seen only by moving the page aside. */
export function widthBeyondScreen({ page }: BrowserUser): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
