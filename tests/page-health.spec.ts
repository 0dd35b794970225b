import { expect, test as base, type TestInfo } from '@playwright/test';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allowListSchema, allowanceFor, isExpired, readAllowList } from '../suite/monitoring/allowed-page-errors';
import { FINDING_LABEL, reportPageErrors } from '../suite/monitoring/page-error-report';
import { PageHealth, nameOf, type PageError } from '../suite/monitoring/page-errors';

/** A platform with a few paths, each with one fault. `/page/7?script` runs the script. */
const test = base.extend<{ origin: string }>({
  origin: async ({ browserName: _browserName }, use) => {
    const answers: Record<string, (response: ServerResponse) => void> = {
      '/api/broken/7/': (response) => response.writeHead(502).end(),
      '/api/missing/': (response) => response.writeHead(404).end('{}'),
      '/api/cut/': (response) => response.socket?.destroy(),
      '/api/slow/': () => undefined,
    };
    const server = createServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
      const reply = answers[pathname];
      if (reply !== undefined) return reply(response);
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(`<link rel="icon" href="data:,"><script>${decodeURIComponent(search.slice(1))}</script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  },
});

const asks = (path: string) =>
  encodeURIComponent(`fetch('${path}').catch(() => 0).finally(() => { document.title = 'done' })`);

test('page health: an uncaught error is named with its page, once, and without the number of the record', async ({
  context,
  page,
  origin,
}) => {
  const health = new PageHealth(context, origin);
  for (const id of [7, 8]) {
    const thrown = context.waitForEvent('weberror');
    await page.goto(
      `${origin}/page/${id}?${encodeURIComponent("setTimeout(() => { throw new TypeError('x is not a list') })")}`,
    );
    await thrown;
  }
  expect(health.pageErrors.map(nameOf)).toEqual(['uncaught page error on /page/:id: x is not a list']);
});

test('page health: a promise that nobody caught counts too', async ({ context, page, origin }) => {
  const health = new PageHealth(context, origin);
  const thrown = context.waitForEvent('weberror');
  await page.goto(`${origin}/page/7?${encodeURIComponent("Promise.reject(new Error('nobody listens'))")}`);
  await thrown;
  expect(health.pageErrors.map(nameOf)).toEqual(['uncaught page error on /page/:id: nobody listens']);
});

test('page health: an answer of 500 and above is named with request and status', async ({ context, page, origin }) => {
  const health = new PageHealth(context, origin);
  await page.goto(`${origin}/page/7?${asks('/api/broken/7/')}`);
  await expect(page).toHaveTitle('done');
  expect(health.pageErrors.map(nameOf)).toEqual(['server fault on /page/:id: GET /api/broken/:id/ → 502']);
});

test('page health: a request that fails on the way is named', async ({ context, page, origin }) => {
  const health = new PageHealth(context, origin);
  await page.goto(`${origin}/page/7?${asks('/api/cut/')}`);
  await expect(page).toHaveTitle('done');
  expect(health.pageErrors.map(nameOf)).toEqual([
    expect.stringMatching(/^failed request on \/page\/:id: GET \/api\/cut\/: net::ERR_/),
  ]);
});

test('page health: an unknown API path is named; it is recognised by a response that is not JSON', async ({
  context,
  page,
  origin,
}) => {
  const health = new PageHealth(context, origin);
  await page.goto(`${origin}/page/7?${asks('/api/missing/')}`);
  await expect(page).toHaveTitle('done');
  expect(health.pageErrors.map(nameOf)).toEqual(['path not found on /page/:id: GET /api/missing/ → 404']);
});

test('page health: other origins, and requests cancelled by leaving the page, are no findings', async ({
  context,
  page,
  origin,
}) => {
  const health = new PageHealth(context, origin);
  await page.goto(`${origin}/page/7?${asks('http://127.0.0.1:9/elsewhere')}`);
  await expect(page).toHaveTitle('done');
  const asked = page.waitForRequest(/slow/);
  await page.goto(`${origin}/page/7?${asks('/api/slow/')}`);
  await asked;
  await page.goto(`${origin}/page/8`);
  expect(health.pageErrors).toEqual([]);
});

test('page health: errors of the console are kept apart', async ({ context, page, origin }) => {
  const health = new PageHealth(context, origin);
  const said = context.waitForEvent('console', (message) => message.type() === 'error');
  await page.goto(`${origin}/page/7?${encodeURIComponent("console.error('bad key')")}`);
  await said;
  expect(health.consoleErrors).toEqual(['bad key']);
  const blocked = context.waitForEvent('console', (message) => message.text().startsWith('Service Worker'));
  await page.goto(`${origin}/page/7?${encodeURIComponent("console.error('Service Worker registration failed')")}`);
  await blocked;
  expect(health.consoleErrors).toEqual(['bad key']);
  expect(health.pageErrors).toEqual([]);
});

const caseResult: PageError = {
  kind: 'server fault',
  page: '/dashboard/parent',
  what: 'GET /api/parents/reports/ → 500',
};
const entry = {
  finding: 'GET /api/parents/reports/ → 500',
  reason: 'reports are rebuilt this month',
  expires: '2030-01-31',
};

/** Replaces a test's own `TestInfo` and keeps the names of its attachments. */
function account(): Pick<TestInfo, 'annotations' | 'attach'> & { attached: string[] } {
  const attached: string[] = [];
  return { annotations: [], attached, attach: async (name) => void attached.push(name) };
}

test('page health: on the sandbox a finding fails the test, allowed or not', async () => {
  const test = account();
  await expect(reportPageErrors(test, [caseResult], { kind: 'sandbox', allowed: [entry] })).rejects.toThrow(
    nameOf(caseResult),
  );
  expect(test.attached).toEqual(['page health']);
});

test('page health: on another platform a finding is named and attached, and fails no test', async () => {
  const test = account();
  await reportPageErrors(test, [caseResult], { kind: 'remote', allowed: [] });
  expect(test.annotations).toEqual([{ type: FINDING_LABEL, description: nameOf(caseResult) }]);
  expect(test.attached).toEqual(['page health']);
});

test('page health: an allowed finding is named as known, with reason and expiry', async () => {
  const test = account();
  await reportPageErrors(test, [caseResult], { kind: 'remote', allowed: [entry] });
  expect(test.annotations[0]?.description).toContain('known until 2030-01-31 (reports are rebuilt this month)');
});

test('page health: an allowance ends after its last day', () => {
  expect(isExpired(entry, new Date('2030-01-31T23:59:59Z'))).toBe(false);
  expect(isExpired(entry, new Date('2030-02-01T00:00:00Z'))).toBe(true);
  expect(allowanceFor(caseResult, [entry], new Date('2030-02-01T00:00:00Z'))).toBeUndefined();
});

test('page health: an entry without reason or expiry is refused', () => {
  expect(allowListSchema.safeParse([{ finding: entry.finding, expires: entry.expires }]).success).toBe(false);
  expect(allowListSchema.safeParse([{ finding: entry.finding, reason: entry.reason }]).success).toBe(false);
  expect(allowListSchema.safeParse([{ ...entry, expires: 'soon' }]).success).toBe(false);
});

test('page health: no entry of allowed-page-errors.json has expired', () => {
  expect(
    readAllowList().filter((one) => isExpired(one)),
    'Remove the entry, or decide anew and say why',
  ).toEqual([]);
});
