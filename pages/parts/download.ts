import type { Download, Locator } from '@playwright/test';

/** Presses what hands out a file. When it cannot be pressed, that is the error, and not the download that never came. */
export async function downloadBy(control: Locator): Promise<Download> {
  const started = control.page().waitForEvent('download');
  // Looked at below; until then nobody may call it unhandled.
  started.catch(() => undefined);
  await control.click();
  return started;
}
