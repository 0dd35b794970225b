/**
 * Checks the platform in the browser, with the browser's own proxies, policies and certificates: whether the sign-in
 * page opens without errors, and whether the API responds to a request from that page.
 */
import { chromium } from '@playwright/test';
import { environment } from '../../suite/config/environment';
import { broken, ok, time, warning, type CheckResult } from '../../suite/preflight/check-result';
import { windowOptions } from '../../suite/network/machine';
import { FRONT_PATH } from '../../suite/preflight/front-page';

const CHECK = 'API from the page';
const TIMEOUT_MS = 8_000;

/** @param healthPath an API path that responds without a sign-in */
export async function checkInBrowser(baseUrl: string, healthPath: string): Promise<CheckResult> {
  const { browserPath } = environment();
  const launched = await chromium.launch(browserPath === undefined ? {} : { executablePath: browserPath }).catch((error: unknown) => firstLine(error));
  if (typeof launched === 'string') {
    return warning(CHECK, { found: `not measured: the browser does not start (${launched})`, cause: 'it is not installed, or lacks a library.', remedy: 'npm run set-up, or name one in BROWSER_PATH.' });
  }
  try {
    const page = await launched.newPage({ serviceWorkers: 'block', ...windowOptions(new URL(baseUrl)) });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(new URL(FRONT_PATH, baseUrl).href, { timeout: TIMEOUT_MS });
    const started = Date.now();
    const status = await page.evaluate((path) => fetch(path, { signal: AbortSignal.timeout(5_000) }).then((response) => response.status, (error: unknown) => String(error)), healthPath);
    const ms = Date.now() - started;
    if (typeof status === 'string' || status >= 400) {
      return broken(CHECK, {
        found: `a request of the page to ${healthPath} ${typeof status === 'string' ? `fails (${status})` : `is answered ${status}`}, while this machine is answered directly`,
        cause: "the browser goes another way (a proxy), or the page's own policy forbids it.",
        remedy: 'look at the line about the proxy, and at the page’s Content-Security-Policy.',
      });
    }
    const [error] = errors;
    if (error === undefined) return ok(CHECK, `the sign-in page opens in the browser, and the API answers it in ${time(ms)}`, { status, ms });
    return warning(
      CHECK,
      { found: `the API answers the page, but the page's own code fails: ${error}`, cause: 'a fault of the front end, or a script that did not load.', remedy: 'open the page in a browser and look at its console.' },
      { status, ms },
    );
  } catch (error) {
    return broken(CHECK, {
      found: `the browser cannot open the sign-in page (${firstLine(error)}), while this machine is answered directly`,
      cause: 'the browser goes another way: a proxy of the environment, or a certificate that only it refuses.',
      remedy: 'look at the lines about the proxy and TLS.',
    });
  } finally {
    await launched.close();
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'no reason given';
}
