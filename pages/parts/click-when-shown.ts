import type { Locator } from '@playwright/test';
import { waitUntilShown } from './wait-until-shown';

/**
 * Time for an optional control to appear. It renders together with a visible element, so it needs less time than a
 * page.
 */
export const OPTIONAL_CONTROL_MS = 2_000;

/**
 * Waits for the landmark, then clicks a control of a card or dialog that some builds do not have.
 * @throws Playwright's TimeoutError after a short time when there is no such control
 */
export async function clickWhenShown(landmark: Locator, control: Locator): Promise<void> {
  await waitUntilShown(landmark);
  await control.click({ timeout: OPTIONAL_CONTROL_MS });
}
