import type { Locator } from '@playwright/test';

/** What stands beside something visible comes with it: no need to wait as long as for a page. */
export const BESIDE_MS = 2_000;

/**
 * Presses a control of a card or dialog that not every build has, once what it belongs to is there.
 * @throws the tool's TimeoutError soon when there is no such control
 */
export async function pressBeside(landmark: Locator, control: Locator): Promise<void> {
  await landmark.waitFor();
  await control.click({ timeout: BESIDE_MS });
}
