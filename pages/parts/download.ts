import type { Download, Locator } from '@playwright/test';

/** Clicks a control that starts a download. Reports a failed click as the error, not the missing download. */
export async function downloadBy(control: Locator): Promise<Download> {
  const started = control.page().waitForEvent('download');
  // The promise is awaited below; this handler prevents an unhandled rejection until then.
  started.catch(() => undefined);
  await control.click();
  return started;
}
