/** Starts a browser for a check outside a test, as the tests of the run would: here, or on a Playwright server. */
import * as playwright from '@playwright/test';
import type { Browser } from '@playwright/test';
import { browserConnection, environment } from '../config/environment';

/**
 * @param place which of the servers of BROWSER_ENDPOINT; without any, the browser is of this machine
 * @throws Error of Playwright
 */
export async function openBrowser(place = 0): Promise<Browser> {
  const { browserName, browserPath } = environment();
  const type = playwright[browserName];
  const launchOptions = browserPath === undefined ? {} : { executablePath: browserPath };
  const connection = browserConnection(place);
  if (connection === undefined) return type.launch(launchOptions);
  const { wsEndpoint, ...options } = connection;
  return type.connect(wsEndpoint, {
    ...options,
    headers: { 'x-playwright-launch-options': JSON.stringify(launchOptions) },
  });
}
