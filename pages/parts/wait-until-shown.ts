import { errors, type Locator } from '@playwright/test';

/** Time that the tool gives an action; see `actionTimeout` in playwright.config.ts. */
const ACTION_MS = 5_000;
/**
 * With a time-out of 2.5 s or more the tool looks after 20, 70, 170 and 270 ms, and then every 500 ms: what needs 0.3 s is
 * seen after 0.8 s. With a shorter one it goes on every 100 ms.
 */
const PROMPT_MS = 2_400;

/** Waits until an element is shown, and looks for it often. @throws TimeoutError */
export async function waitUntilShown(locator: Locator, timeoutMs = ACTION_MS): Promise<void> {
  try {
    await locator.waitFor({ timeout: Math.min(timeoutMs, PROMPT_MS) });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError) || timeoutMs <= PROMPT_MS) throw error;
    await locator.waitFor({ timeout: timeoutMs - PROMPT_MS });
  }
}
