/**
 * Cost of measuring the platform's responses. Whole runs with and without it differ by more than it costs. The same
 * requests are therefore sent alternately with and without the observer, and the processor time of this process is
 * compared. It includes everything Playwright and the observer do for a response, and no waiting for the platform.
 */
import { chromium, type Browser } from '@playwright/test';
import { environment } from '../../suite/config/environment';
import { Timings } from '../../suite/monitoring/timings';

const ROUNDS = 11;
const REQUESTS = 300;
/** Needs no session and is not rate limited. */
const HEALTH = '/api/system/health/live/';

/** @returns additional processor time of one measured response, in milliseconds, one value per pair */
export async function measuringCost(url: string): Promise<number[]> {
  const { browserPath } = environment();
  const browser = await chromium.launch(browserPath === undefined ? {} : { executablePath: browserPath });
  try {
    await round(browser, url, true);
    await round(browser, url, false);
    const pairs: number[] = [];
    for (let pair = 0; pair < ROUNDS; pair += 1) {
      // Alternate the order, so that warm-up favours neither.
      const order = pair % 2 === 0 ? [true, false] : [false, true];
      const cost = new Map<boolean, number>();
      for (const measured of order) cost.set(measured, await round(browser, url, measured));
      pairs.push(((cost.get(true) ?? 0) - (cost.get(false) ?? 0)) / REQUESTS);
    }
    return pairs;
  } finally {
    await browser.close();
  }
}

/** Processor time of one round, in milliseconds. */
async function round(browser: Browser, url: string, measured: boolean): Promise<number> {
  const context = await browser.newContext({ baseURL: url });
  const timings = measured ? new Timings(context, new URL(url).origin) : undefined;
  const page = await context.newPage();
  await page.goto('/auth/signin');
  timings?.take();
  const before = process.cpuUsage();
  await page.evaluate(
    async ({ path, count }) => {
      for (let sent = 0; sent < count; sent += 1) await (await fetch(path)).text();
    },
    { path: HEALTH, count: REQUESTS },
  );
  const { user, system } = process.cpuUsage(before);
  // An observer that records too few responses would appear cheap.
  const noted = timings?.take().answers.filter(([, , path]) => path === HEALTH).length ?? REQUESTS;
  if (noted < REQUESTS * 0.95) throw new Error(`Only ${noted} of ${REQUESTS} answers were measured.`);
  await context.close();
  return (user + system) / 1000;
}
