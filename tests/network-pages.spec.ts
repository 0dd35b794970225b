/** Pages whose own requests get 429 or 5xx: reloaded after a pause, counted, and not held against the case. */
import { expect, test, type Page } from '@playwright/test';
import { statSync } from 'node:fs';
import path from 'node:path';
import { reportPageErrors } from '../suite/monitoring/page-error-report';
import { PageHealth } from '../suite/monitoring/page-errors';
import { Traffic } from '../suite/monitoring/traffic';
import { accountKey } from '../suite/network/account-key';
import { networkLog } from '../suite/network/network-log';
import { loadWithRetry } from '../suite/monitoring/page-load';
import { targetFolder } from '../suite/config/folders';
import { waitForPage } from '../pages/parts/arrival';
import { forget } from './doctor/child';
import { tinyServer } from './specimens/tiny-server';

/** Shows «Задания» once its list has arrived, otherwise its own notice. Also throws an error if it is configured to. */
const PAGE = `<!doctype html><link rel="icon" href="data:,"><h1></h1><script>
fetch('/api/list/', { headers: { Authorization: 'Token of-the-page' } }).then((answer) => {
  document.querySelector('h1').textContent = answer.ok ? 'Задания' : 'Не удалось загрузить';
  if (!answer.ok) setTimeout(() => { throw new TypeError('no list') });
});
</script>`;

interface LoadedPages {
  readonly window: { readonly traffic: Traffic; readonly health: PageHealth };
  readonly origin: string;
  /** Opens the page with `loadWithRetry`, as an actor does. */
  readonly open: () => Promise<void>;
  /** Number of requests for the list. */
  readonly asked: () => number;
}

/** @param statuses of the list in turn; the last one is repeated */
async function loading(
  page: Page,
  statuses: readonly number[],
  work: (loaded: LoadedPages) => Promise<void>,
): Promise<void> {
  let asked = 0;
  const server = await tinyServer((request, _body, response) => {
    if (request.url !== '/api/list/')
      return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
    const status = statuses[Math.min(asked, statuses.length - 1)] ?? 200;
    asked += 1;
    return response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
  });
  const window = {
    traffic: new Traffic(page.context(), server.url),
    health: new PageHealth(page.context(), server.url),
  };
  networkLog.take();
  const open = () =>
    loadWithRetry(window, async () => {
      await page.goto(`${server.url}/page`);
      await waitForPage(page, page.getByRole('heading', { name: 'Задания' }), 'the page');
    });
  try {
    await work({ window, origin: server.url, open, asked: () => asked });
  } finally {
    await server.close();
    forget(server.url);
  }
}

const account = { annotations: [], attach: async () => undefined };

test('rate limit: a page with a 429 is loaded again, counted, and no failure', async ({ page }) => {
  await loading(page, [429, 429, 200], async ({ window, open, asked }) => {
    await open();
    await expect(page.getByRole('heading', { name: 'Задания' })).toBeVisible();
    expect(asked()).toBe(3);
    expect(networkLog.take().limited).toMatchObject([
      { request: 'GET /api/list/', by: 'page', waitedMs: 1_000 },
      { request: 'GET /api/list/', by: 'page', waitedMs: 2_000 },
    ]);
    await reportPageErrors(account, window.health.pageErrors, { kind: 'sandbox', allowed: [] });
  });
});

test('rate limit: what a page asked again and got explains no failure, what it did not get does', async ({ page }) => {
  await loading(page, [429, 200], async ({ window, open }) => {
    await open();
    expect(window.traffic.refusedSince(0)).toEqual([]);
  });
  await loading(page, [429], async ({ window, origin }) => {
    await page.goto(`${origin}/page`);
    await window.traffic.settled();
    expect(window.traffic.refusedSince(0)).toEqual([{ method: 'GET', path: '/api/list/', status: 429 }]);
  });
});

test('unstable: a page with a 500 that is correct when loaded again is noted once and does not fail, on the sandbox too', async ({
  page,
}) => {
  await loading(page, [500, 200], async ({ window, open, asked }) => {
    await open();
    expect(asked()).toBe(2);
    expect(networkLog.take().unstable).toMatchObject([{ request: 'GET /api/list/', status: 500, by: 'page' }]);
    await reportPageErrors(account, window.health.pageErrors, { kind: 'sandbox', allowed: [] });
  });
});

test('unstable: a page with a 500 in both attempts fails with its request and is not noted as unstable', async ({
  page,
}) => {
  await loading(page, [500], async ({ window, open, asked }) => {
    await expect(open()).rejects.toThrow(/the page did not open/);
    expect(asked()).toBe(2);
    expect(networkLog.take().unstable).toEqual([]);
    await expect(reportPageErrors(account, window.health.pageErrors, { kind: 'sandbox', allowed: [] })).rejects.toThrow(
      /GET \/api\/list\/ → 500/,
    );
  });
});

test('rate limit: requests of pages count for their account', async ({ page }) => {
  await loading(page, [200], async ({ origin, open }) => {
    await open();
    await open();
    const bucket = path.join(targetFolder(origin), 'pace', accountKey('Token of-the-page') ?? '');
    // Eight bytes per request. The bucket has its own test that page requests count like those of the suite.
    expect(statSync(bucket).size).toBe(2 * 8);
  });
});
