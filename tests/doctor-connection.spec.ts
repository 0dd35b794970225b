/** Faults between the doctor and the platform: its name, its port, TLS and proxies. Each must be recognised and its fix named. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/environment';
import { examine } from '../suite/preflight/examination';
import { formatCheckResult } from '../suite/preflight/check-result';
import type { ProberOptions } from '../suite/preflight/probe';
import { checkProxy } from '../suite/preflight/proxy-check';
import { closed, emptyAndClosed, fakePlatform, json, listening } from './doctor/fake-platform';
import { broken, resultsAbout, the } from './doctor/examined';

test('doctor: nothing listens', async () => {
  const platform = await fakePlatform();
  await platform.close();
  const { results } = await examine(platform.url);
  expect(broken(results)).toMatch(/^reachable: .*refuses the connection.*not running.*start the platform/s);
});

test('doctor: the name is not known', async () => {
  const lookup: ProberOptions['lookup'] = (_name, _options, answer) =>
    answer(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), '');
  const { results } = await examine('http://stand.invalid', { lookup });
  expect(broken(results)).toMatch(/^DNS: the name stand\.invalid is not known/);
});

test('doctor: the name service does not answer', async () => {
  const lookup: ProberOptions['lookup'] = (_name, _options, answer) =>
    answer(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }), '');
  const { results } = await examine('http://stand.invalid', { lookup });
  expect(broken(results)).toMatch(/^DNS: the name service gave no answer.*check the network/);
});

for (const { file, said } of [
  { file: 'self-signed.pem', said: /^TLS: the certificate of .* is self-signed .*NODE_EXTRA_CA_CERTS/ },
  { file: 'expired.pem', said: /^TLS: the certificate of .* has expired .*renew/ },
]) {
  test(`doctor: the certificate is refused (${file})`, async () => {
    const pem = (name: string) => readFileSync(path.join(PROJECT_ROOT, 'tests', 'doctor', name), 'utf8');
    // Both certificates have the key of the first.
    const withKey = pem('self-signed.pem');
    const server = https.createServer({
      key: withKey.slice(withKey.indexOf('-----BEGIN PRIVATE KEY')),
      cert: pem(file),
    });
    const url = (await listening(server)).replace('http:', 'https:');
    const { results } = await examine(url);
    await closed(server);
    expect(broken(results)).toMatch(said);
    expect(the('reachable', results)?.state, 'the connection itself is well').toBe('ok');
  });
}

test('doctor: an https address has a port that speaks plain HTTP', async () => {
  const platform = await fakePlatform();
  const { results } = await examine(platform.url.replace('http:', 'https:'));
  await platform.close();
  expect(broken(results)).toMatch(/^TLS: .*does not speak TLS.*write http:\/\//);
});

test('doctor: an http address has a port that closes each connection', async () => {
  const server = http.createServer();
  server.on('connection', (socket) => socket.destroy());
  const url = await listening(server);
  const { results } = await examine(url);
  await closed(server);
  expect(broken(results)).toMatch(/^reachable: .*closed the connection without an answer/);
});

test('doctor: a proxy that answers 503 in front of a healthy platform is reported as broken, with the bypass', async () => {
  const proxy = http.createServer(emptyAndClosed);
  const url = await listening(proxy);
  const result = await checkProxy(new URL('http://stand.invalid:8000'), '/api/system/health/live/', {
    variable: 'HTTP_PROXY',
    url: new URL(url.replace('://', '://user:hidden@')),
  });
  await closed(proxy);
  expect(result.state).toBe('broken');
  expect(formatCheckResult(result)).toMatch(
    /^HTTP_PROXY \(127\.0\.0\.1:\d+\) catches stand\.invalid and answers 503 in its place.*NO_PROXY=stand\.invalid/,
  );
  expect(JSON.stringify(result)).not.toContain('hidden');
});

test('doctor: a proxy that refuses the tunnel of https is broken', async () => {
  const proxy = http.createServer();
  proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n'));
  const url = await listening(proxy);
  const result = await checkProxy(new URL('https://stand.invalid'), '/', {
    variable: 'https_proxy',
    url: new URL(url),
  });
  await closed(proxy);
  expect(result.state).toBe('broken');
  expect(result.found).toContain('answers 503 in its place');
});

test('doctor: a working proxy is reported and does not stop a run', async () => {
  const proxy = http.createServer(json(200, { status: 'healthy' }));
  const url = await listening(proxy);
  const result = await checkProxy(new URL('http://stand.invalid'), '/', { variable: 'ALL_PROXY', url: new URL(url) });
  await closed(proxy);
  expect(result.state).toBe('warning');
});

test('doctor: a proxy variable that applies to this machine itself is a warning with the bypass', async () => {
  const result = await checkProxy(new URL('http://127.0.0.1:8000'), '/', {
    variable: 'HTTP_PROXY',
    url: new URL('http://proxy.invalid:3128'),
  });
  expect(result.state).toBe('warning');
  expect(formatCheckResult(result)).toMatch(
    /HTTP_PROXY \(proxy\.invalid:3128\) catches 127\.0\.0\.1.*NO_PROXY=127\.0\.0\.1/,
  );
});

test('doctor: the proxy variables of the environment are among the checks', async () => {
  const results = await resultsAbout({}, { proxies: { http_proxy: 'http://proxy.invalid:3128' } });
  expect(the('proxy', results)?.found).toMatch(/^http_proxy \(proxy\.invalid:3128\) catches 127\.0\.0\.1/);
});
