/** The side bar on a phone, where it is a menu over the page. */
import type { BrowserUser } from '../actors/browser-user';

/** A common phone, CSS pixels. */
const PHONE = { width: 390, height: 844 };

/** Shows the open page as on a phone. Only for windows of the test's own. */
export async function showAsOnPhone({ page }: BrowserUser): Promise<void> {
  await page.setViewportSize(PHONE);
}
