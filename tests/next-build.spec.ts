/** DE3 in a browser: service workers of several kinds, and pages that do not work through the proxy. */
import { expect, test } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examineNextBuild } from '../suite/deployment/next-build';

const KEEPS = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(caches.open('v1').then(async (cache) => {
  const kept = await cache.match(event.request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request.url);
  await cache.put(event.request.url, answer.clone());
  return answer;
})));
`;
const ASKS_FIRST = KEEPS.replace('if (kept !== undefined) return kept;', '').replace(
  'const answer = await fetch(event.request.url);',
  'const answer = await fetch(event.request.url).catch(() => kept);',
);
/** Keeps a page by its revision, and takes over at once when a deployment brings another one. */
const BY_REVISION = `
const PAGES = [{ url: '/', revision: 'abc' }];
addEventListener('install', (event) => event.waitUntil(caches.open('v1').then(async (cache) => {
  await cache.put('/?' + PAGES[0].revision, await fetch('/'));
  await skipWaiting();
})));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(caches.match('/?' + PAGES[0].revision));
});
`;
const RELOADS = "navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());";

let server: Server;
let worker: string | undefined;
let script: string;
let status: number;

test.beforeEach(async () => {
  [worker, script, status] = [undefined, '', 200];
  server = createServer((request, response) => {
    if (request.url === '/sw.js')
      return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(worker);
    if (request.url?.endsWith('.js') === true)
      return void response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end(
          `document.body.append('Page'); ${worker === undefined ? '' : "navigator.serviceWorker.register('/sw.js');"} ${script}`,
        );
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<!doctype html><html><head></head><body><script src="/main-B3TbCOyY.js"></script></body></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

for (const [what, code, extra, found] of [
  ['no worker', undefined, '', 0],
  ['a worker that asks the platform first', ASKS_FIRST, '', 0],
  ['a worker that prefers what it keeps', KEEPS, '', 1],
  ['a worker that keeps a page by its revision', BY_REVISION, '', 1],
  ['a page that reloads itself when its worker is replaced', BY_REVISION, RELOADS, 0],
] as const) {
  test(`next build: ${what} leaves ${found} findings`, { tag: '@by-night' }, async ({ browser }) => {
    [worker, script] = [code, extra];
    const { findings, remarks } = await examineNextBuild(address(), (options) => browser.newContext(options));
    expect(findings.found).toHaveLength(found);
    expect(findings.checks).toBe(2);
    expect(remarks).toEqual([]);
  });
}

test(
  'next build: a page that does not work through the proxy is told, and not judged',
  { tag: '@by-night' },
  async ({ browser }) => {
    status = 403;
    const { findings, remarks } = await examineNextBuild(address(), (options) => browser.newContext(options));
    expect(findings.checks).toBe(0);
    expect(remarks.join()).toContain('GET / → 403');
  },
);
