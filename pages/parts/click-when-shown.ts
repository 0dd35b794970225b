import type { Locator } from '@playwright/test';

/** What stands beside something visible comes with it: no need to wait as long as for a page. */
export const OPTIONAL_CONTROL_MS = 2_000;

/**
 * Presses a control of a card or dialog that not every build has, once what it belongs to is there.
 * @throws the tool's TimeoutError soon when there is no such control
 */
export async function clickWhenShown(landmark: Locator, control: Locator): Promise<void> {
  await landmark.waitFor();
  await control.click({ timeout: OPTIONAL_CONTROL_MS });
}
