/**
 * Stops a debug run before the first step of each case. Playwright's own debug mode stops at the first action, which belongs to
 * the sign-in.
 */
import { test, type Page } from '@playwright/test';
import { stopsAtFirstStep } from '../config/run-options';

/** The test that has been stopped. */
let stopped: string | undefined;

/** Opens Playwright's inspector at this page, once for each test. From there on a person runs one action at a time. */
export async function stopAtFirstStep(page: Page | undefined): Promise<void> {
  const { testId } = test.info();
  if (!stopsAtFirstStep() || page === undefined || stopped === testId) return;
  stopped = testId;
  await page.pause();
}
