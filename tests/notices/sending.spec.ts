/** Notices are sent to a real server on this machine: which answers are waited for, and what a run does with a receiver. */
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { NoticeTarget } from '../../suite/config/notices';
import type { KeptResults } from '../../reporting/run-end/kept-results';
import { send } from '../../tools/notices/send';
import { command } from '../doctor/child';
import { run } from '../specimens/findings';
import { BY_NIGHT, MAX_RUN_MS } from '../support/child-run';

let server: Server;
let answers: { status: number; headers?: Record<string, string>; silent?: boolean }[];
const received: { url: string; authorization: string | undefined; body: string; at: number }[] = [];
test.beforeEach(async () => {
  received.splice(0);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({ url: request.url ?? '', authorization: request.headers.authorization, body, at: Date.now() });
      const { status, headers = {}, silent = false } = answers.shift() ?? { status: 200 };
      if (!silent) response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const origin = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const target = (where = `http://${origin()}/hook`): NoticeTarget => ({ kind: 'json', url: new URL(where) });

test('notices: an error of the server and a limit are waited for, until it is accepted', async () => {
  answers = [{ status: 503 }, { status: 429, headers: { 'retry-after': '1' } }, { status: 204 }];
  expect(await send(target(), { text: 'NO-GO' }, 10_000, 50)).toBeUndefined();
  expect(received.map(({ body }) => body)).toEqual(Array(3).fill('{"text":"NO-GO"}'));
  const [, second, third] = received;
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('notices: a refusal is told once, and a redirect leads nowhere', async () => {
  answers = [{ status: 403 }];
  expect(await send(target(), {}, 5_000, 10)).toBe('it was answered with 403');
  answers = [{ status: 302, headers: { location: `http://${origin()}/elsewhere` } }];
  expect(await send(target(), {}, 5_000, 10)).toBe('it was answered with 302');
  expect(received.map(({ url }) => url)).toEqual(['/hook', '/hook']);
});

test('notices: a receiver without an answer, or without a connection, takes no longer than the limit', async () => {
  answers = [{ status: 200, silent: true }];
  const started = Date.now();
  expect(await send(target(), {}, 600, 50)).toBe('there was no answer in time');
  answers = Array.from({ length: 20 }, () => ({ status: 500 }));
  expect(await send(target(), {}, 600, 50)).toBe('it was answered with 500');
  expect(received.length).toBeGreaterThan(3);
  const gone = target();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await send(gone, {}, 600, 50)).toBe('there is no connection (ECONNREFUSED)');
  expect(Date.now() - started).toBeLessThan(4_000);
});

test('notices: credentials of the address are sent as a header', async () => {
  answers = [{ status: 200 }];
  expect(await send(target(`http://user:pa%24s@${origin()}/hook`), {})).toBeUndefined();
  expect(received[0]).toMatchObject({
    url: '/hook',
    authorization: `Basic ${Buffer.from('user:pa$s').toString('base64')}`,
  });
});

test('notices: a run tells each receiver once, and a receiver that fails changes no exit code', BY_NIGHT, async () => {
  test.setTimeout(MAX_RUN_MS);
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-notice-'));
  try {
    answers = [{ status: 404 }, { status: 200 }];
    const done = await command('start.ts', ['A13'], {
      BASE_URL: '',
      SANDBOX_SHAPE: '',
      REPORTS_DIR: reports,
      CI: '',
      GITHUB_STEP_SUMMARY: '',
      GITHUB_ACTIONS: '',
      NOTIFY_LINK: 'https://reports.example.org/latest',
      NOTIFY_URL: `http://${origin()}/key-of-the-first-receiver,slack+http://${origin()}/key-of-the-second-receiver`,
    });
    expect(done.status, done.output).toBe(0);
    expect(received.map(({ url }) => url).sort()).toEqual([
      '/key-of-the-first-receiver',
      '/key-of-the-second-receiver',
    ]);
    const slack = received.find(({ url }) => url.endsWith('second-receiver'))?.body ?? '';
    expect(JSON.parse(slack)).toMatchObject({
      text: expect.stringContaining('<https://reports.example.org/latest|Release readiness>'),
    });
    expect(done.output.match(/^Notice .*$/gm)?.map((line) => line.replace(/sent.*/, 'sent'))).toHaveLength(2);
    expect(done.output).toContain('not sent, it was answered with 404');
    expect(done.output).not.toContain('key-of-the');
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

test('notices: without a run there is no message', async () => {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-notice-'));
  try {
    const folder = path.join(reports, 'results');
    mkdirSync(folder);
    const kept: KeptResults = {
      schemaVersion: 1,
      run: run(),
      plan: { schemaVersion: 1, scope: 'release', shards: [] },
      outages: [],
      earlier: null,
    };
    writeFileSync(path.join(folder, 'results.json'), JSON.stringify(kept));
    const none = await command('start.ts', ['--failed'], {
      BASE_URL: '',
      REPORTS_DIR: reports,
      NOTIFY_URL: `http://${origin()}/hook`,
    });
    expect(none.status).toBe(2);
    expect(received).toEqual([]);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});
