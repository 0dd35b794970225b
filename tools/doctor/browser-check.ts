/**
 * Checks the platform in the browser, with the browser's own proxies, policies and certificates: whether the sign-in
 * page opens without errors, and whether the API responds to a request from that page.
 */
import { broken, ok, problemOf, time, warning, type CheckResult } from '../../suite/preflight/check-result';
import { windowOptions } from '../../suite/network/machine';
import { openBrowser } from '../../suite/preflight/open-browser';
import { FRONT_PATH } from '../../suite/preflight/front-page';

const CHECK = 'API from the page';
const TIMEOUT_MS = 8_000;

/** @param healthPath an API path that responds without a sign-in */
export async function checkInBrowser(baseUrl: string, healthPath: string): Promise<CheckResult> {
  const launched = await openBrowser().catch((error: unknown) => firstLine(error));
  if (typeof launched === 'string') {
    return warning(CHECK, problemOf('noBrowser', { error: launched }));
  }
  try {
    const page = await launched.newPage({ serviceWorkers: 'block', ...windowOptions(new URL(baseUrl)) });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(new URL(FRONT_PATH, baseUrl).href, { timeout: TIMEOUT_MS });
    const started = Date.now();
    const status = await page.evaluate(
      (path) =>
        fetch(path, { signal: AbortSignal.timeout(5_000) }).then(
          (response) => response.status,
          (error: unknown) => String(error),
        ),
      healthPath,
    );
    const ms = Date.now() - started;
    if (typeof status === 'string' || status >= 400) {
      return broken(
        CHECK,
        problemOf('pageRequest', {
          path: healthPath,
          how: typeof status === 'string' ? 'fails' : 'answered',
          detail: String(status),
        }),
      );
    }
    const [error] = errors;
    if (error === undefined)
      return ok(CHECK, 'inBrowser', (language) => ({ time: time(ms, language) }), { status, ms });
    return warning(CHECK, problemOf('pageError', { error }), { status, ms });
  } catch (error) {
    return broken(CHECK, problemOf('pageClosed', { error: firstLine(error) }));
  } finally {
    await launched.close();
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'no reason given';
}
