/** Checks the Playwright servers of BROWSER_ENDPOINT before a run: each must start a browser. */
import { stripVTControlCharacters } from 'node:util';
import manifest from '@playwright/test/package.json' with { type: 'json' };
import { environment } from '../config/environment';
import { broken, ok, problemOf, time, type CheckResult } from './check-result';
import { openBrowser } from './open-browser';

/** Result of each server, in the order of the setting. Addresses are printed without their keys. */
export async function checkBrowserServers(): Promise<CheckResult[]> {
  return Promise.all(environment().browserEndpoints.map(checkServer));
}

async function checkServer(endpoint: URL, place: number): Promise<CheckResult> {
  const { browserName } = environment();
  const { host } = endpoint;
  const started = performance.now();
  try {
    const browser = await openBrowser(place);
    const version = browser.version();
    await browser.close();
    const ms = performance.now() - started;
    const values = { host, browser: browserName, version };
    return ok('browser server', 'browserServer', (language) => ({ ...values, time: time(ms, language) }), { ms });
  } catch (error) {
    const [line = ''] = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n');
    return broken(
      'browser server',
      problemOf('browserServer', {
        host,
        error: withoutAddress(line, endpoint),
        version: manifest.version,
        browser: browserName,
      }),
    );
  }
}

/** Playwright's messages quote the address, which may hold a key. */
function withoutAddress(message: string, { href, host }: URL): string {
  return message
    .replace(/^browserType\.connect: (?:WebSocket error: )?/, '')
    .replaceAll(href, host)
    .replace(/wss?:\/\/\S+/g, host)
    .trim();
}
