/** The reverse proxy of DE3: what it passes on, what it refuses, and what it changes after a deployment. */
import { expect, test } from '@playwright/test';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProxyAgent, fetch } from 'undici';
import { BuildProxy, MARKER } from '../suite/deployment/build-proxy';

let platform: Server;
let proxy: BuildProxy;
let origin: string;
let asked: IncomingMessage[];

test.beforeEach(async () => {
  asked = [];
  platform = createServer((request, response) => {
    asked.push(request);
    if (request.url === '/moved') return void response.writeHead(302, { location: `${origin}/` }).end();
    if (request.url?.endsWith('.js') === true)
      return void response
        .setHeader('content-type', 'text/javascript')
        .end(`navigator.serviceWorker.register('/sw.js'); fetch('${origin}/api/'); [{ revision: 'abc' }]`);
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-security-policy', "upgrade-insecure-requests; script-src 'self'")
      .setHeader('set-cookie', 'csrftoken=1; Domain=stand.example; Path=/; Secure; SameSite=None')
      .end('<html><head></head><script integrity="sha256-x" src="/js/main-B3TbCOyY.js"></script></html>');
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  proxy = await BuildProxy.open(origin);
});
test.afterEach(async () => {
  await proxy.close();
  platform.closeAllConnections();
  platform.close();
});

/** Reads as a browser does that uses the proxy. */
function read(address: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  const dispatcher = new ProxyAgent({ uri: proxy.asBrowserProxy, proxyTunnel: false });
  return fetch(address, { ...options, redirect: 'manual', dispatcher });
}

test('build proxy: sends reads to the platform only, as a browser of the platform does', async () => {
  const page = await read(`${proxy.origin}/`, { headers: { origin: proxy.origin, 'if-none-match': '"1"' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('set-cookie')).toBe('csrftoken=1; Path=/');
  expect(page.headers.get('content-security-policy')?.trim()).toBe("script-src 'self'");
  expect(await page.text()).not.toContain('integrity');
  expect(asked[0]?.headers).toMatchObject({ host: new URL(origin).host, origin });
  expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
  expect((await read(`${proxy.origin}/moved`)).headers.get('location')).toBe(`${proxy.origin}/`);
  expect((await read(`${proxy.origin}/api/`, { method: 'POST' })).status).toBe(405);
  expect((await read('http://other.example/')).status).toBe(403);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /', 'GET /moved']);
});

test('build proxy: after a deployment the page has a marker, one script a new address, and the worker other bytes', async () => {
  const script = `${proxy.origin}/js/main-B3TbCOyY.js`;
  expect(await (await read(`${proxy.origin}/`)).text()).not.toContain(MARKER);
  expect(proxy.namesWorker).toBe(false);
  const before = await (await read(script)).text();
  expect(proxy.namesWorker).toBe(true);
  expect(before).toContain(`${proxy.origin}/api/`);
  proxy.deployNext();
  const renamed = proxy.renamedScript ?? '';
  const page = await (await read(`${proxy.origin}/`)).text();
  expect(page).toContain(`<head><meta name="${MARKER}"`);
  expect(page).toContain(`src="${renamed}"`);
  expect(proxy.hasServed(renamed)).toBe(false);
  expect(await (await read(`${proxy.origin}${renamed}`)).text()).toBe(before);
  expect(proxy.hasServed(renamed)).toBe(true);
  const worker = await (await read(script, { headers: { 'service-worker': 'script' } })).text();
  expect(worker).not.toBe(before);
  expect(worker).not.toContain("revision: 'abc'");
});
