/** The rate of the suite's own requests, and the handling of responses 429 and 5xx to API calls. */
import { expect, test } from '@playwright/test';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ApiClient, ServerFault } from '../suite/api/client';
import { accountKey } from '../suite/network/account-key';
import { BURST, WINDOW_REQUESTS, isCounted, waitFor } from '../suite/network/bucket';
import { networkLog } from '../suite/network/network-log';
import { Pace } from '../suite/network/pace';
import { paceOf } from '../suite/network/retry';
import { writtenOrStored } from '../suite/api/read-back';
import { targetFolder } from '../suite/config/folders';
import { Blocked } from '../suite/failure/blocked';
import { forget } from './doctor/child';
import { tempDir } from './specimens/temp-dir';
import { tinyServer } from './specimens/tiny-server';

const LIST = '/api/assignments/';
const anything = z.object({ ok: z.boolean() });

interface Asked {
  readonly client: ApiClient;
  /** Each request with its body. */
  readonly seen: string[];
}

type Reply = readonly [status: number, headers?: Record<string, string>];

/** A platform that sends these responses in turn, and repeats the last one. */
async function answering(replies: readonly [Reply, ...Reply[]], work: (asked: Asked) => Promise<void>): Promise<void> {
  const seen: string[] = [];
  const server = await tinyServer((request: IncomingMessage, body: string, response: ServerResponse) => {
    const [status, headers = {}] = replies[Math.min(seen.length, replies.length - 1)] ?? replies[0];
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim());
    response.writeHead(status, headers).end(JSON.stringify({ ok: status < 300 }));
  });
  networkLog.take();
  try {
    await work({ client: new ApiClient(server.url, 'a-token-of-the-teacher'), seen });
  } finally {
    await server.close();
    forget(server.url);
  }
}

test('pace: the first requests are sent at once, the following ones at nine a second', () => {
  const now = 1_000_000;
  expect(waitFor([], now)).toBe(0);
  expect(
    waitFor(
      Array.from({ length: BURST - 1 }, () => now),
      now,
    ),
  ).toBe(0);
  expect(
    waitFor(
      Array.from({ length: BURST }, () => now),
      now,
    ),
  ).toBe(112);
  expect(
    waitFor(
      Array.from({ length: BURST }, () => now),
      now + 1_250,
    ),
    'full again',
  ).toBe(0);
});

test('pace: only requests that the platform counts wait: reads of lists', () => {
  for (const path of [LIST, '/api/admin/users/', '/api/assignments/7/submissions/'])
    expect(isCounted('GET', path), path).toBe(true);
  for (const path of ['/api/assignments/7/', '/api/auth/me/', '/api/system/health/live/', '/media/a.txt'])
    expect(isCounted('GET', path), path).toBe(false);
  expect(isCounted('POST', LIST)).toBe(false);
});

test('pace: two workers that share an account send at most nineteen requests a second', async () => {
  let now = 1_000_000;
  const sent: number[] = [];
  const clock = { now: () => now, pause: async (ms: number) => void (now += ms) };
  const workers = [new Pace(tempDir(), clock), new Pace(tempDir(), clock)];
  for (let number = 0; number < 80; number += 1) {
    await workers[number % 2]?.turn('account');
    sent.push(now);
  }
  workers.forEach((worker) => worker.close());
  const busiest = Math.max(...sent.map((start) => sent.filter((at) => at >= start && at < start + 1_000).length));
  expect(busiest).toBeLessThanOrEqual(19);
  expect((now - 1_000_000) / 1_000, 'and no slower than it must be').toBeLessThan(9);
});

test('pace: where only lists count, pages that two workers load and change one after another stay within what the platform accepts', async () => {
  let now = 1_000_000;
  const clock = { now: () => now, pause: async (ms: number) => void (now += ms) };
  const folder = tempDir();
  const workers = [new Pace(folder, clock), new Pace(folder, clock)];
  // The platform: 20 at once, and 10 more every second.
  let left = 20;
  let filled = now;
  const send = (worker: Pace | undefined, requests: number) => {
    for (let number = 0; number < requests; number += 1) worker?.count('account');
    const seconds = Math.floor((now - filled) / 1_000);
    left = Math.min(20, left + seconds * 10) - requests;
    filled += seconds * 1_000;
    expect(left, 'requests that the platform still accepts').toBeGreaterThanOrEqual(0);
  };
  for (let number = 0; number < 40; number += 1) {
    const [first, second] = number % 2 === 0 ? workers : [...workers].reverse();
    await first?.turnOfPage('account');
    send(first, 8);
    now += 200;
    send(second, 6);
    now += 200;
  }
  workers.forEach((worker) => worker.close());
  expect((now - 1_000_000) / 1_000, 'and no slower than it must be').toBeLessThan((40 * 14) / 9);
});

test('pace: two workers that make their changes at the same time stay below the limit of lists', async () => {
  let now = 1_000_000;
  const clock = { now: () => now, pause: async (ms: number) => void (now += ms) };
  const folder = tempDir();
  const workers = [new Pace(folder, clock), new Pace(folder, clock)];
  // The platform refills at its own seconds, here 900 ms after the first change.
  let left = 20;
  let filled = now - 100;
  for (let number = 0; number < 40; number += 1) {
    for (const worker of workers) await worker.turnOfChange('admin');
    now += 150;
    const seconds = Math.floor((now - filled) / 1_000);
    filled += seconds * 1_000;
    left = Math.min(20, left + seconds * 10) - 14;
    expect(left, 'requests that the platform still accepts').toBeGreaterThanOrEqual(0);
    for (const worker of workers) for (let read = 0; read < 7; read += 1) worker.count('admin');
  }
  workers.forEach((worker) => worker.close());
  expect((now - 1_000_000) / 1_000, 'and no slower than it must be').toBeLessThan((40 * 14) / 7.5);
});

test('pace: a change on a page waits until the page can read its lists again, and only where lists count', async () => {
  const waits: number[] = [];
  const clock = { now: () => 1_000, pause: (ms: number) => Promise.resolve(waits.push(ms)) };
  const pace = new Pace(tempDir(), clock);
  expect(await pace.turnOfChange('admin'), 'none of the twenty requests sent').toBe(0);
  for (let sent = 0; sent < 7; sent += 1) pace.count('admin');
  expect(await pace.turnOfChange('admin'), 'seven requests short, at nine a second').toBe(Math.ceil(7_000 / 9));
  expect(waits).toHaveLength(1);
  pace.learnsAll();
  expect(await pace.turnOfChange('admin'), 'where every request counts').toBe(0);
  pace.close();
});

test('pace: where every request counts, no second holds more than the window, over two workers that share an account', async () => {
  let now = 1_000_000;
  const sent: number[] = [];
  const clock = { now: () => now, pause: async (ms: number) => void (now += ms) };
  const folder = tempDir();
  const workers = [new Pace(folder, clock), new Pace(folder, clock)];
  workers[0]?.learnsAll();
  for (let number = 0; number < 60; number += 1) {
    await workers[number % 2]?.turn('account');
    sent.push(now);
  }
  const busiest = Math.max(...sent.map((start) => sent.filter((at) => at >= start && at < start + 1_000).length));
  expect(busiest).toBe(WINDOW_REQUESTS);
  expect((now - 1_000_000) / 1_000, 'and no slower than it must be').toBeLessThan(9.5);
  now += 2_000;
  expect(await workers[0]?.turnOfPage('account'), 'an idle account').toBe(0);
  for (let number = 0; number < 3; number += 1)
    expect(await workers[1]?.turn('account'), 'beside a page that loads').toBe(0);
  expect(await workers[1]?.turn('account'), 'the rest of the second is the page’s').toBeGreaterThan(900);
  for (let number = 0; number < 3; number += 1) await workers[0]?.turn('account');
  expect(await workers[0]?.turnOfPage('account'), 'a page after a busy second').toBeGreaterThan(0);
  workers.forEach((worker) => worker.close());
});

test('pace: that every request counts is learnt from a 429 to a write, for every process, and not from one to a list', async () => {
  await answering([[429, { 'Retry-After': '0' }], [200]], async ({ client }) => {
    await client.send('GET', LIST);
    expect(paceOf(client.baseUrl).scope()).toBe('lists');
  });
  await answering([[429, { 'Retry-After': '0' }], [201]], async ({ client }) => {
    await client.send('POST', `${LIST}7/`, { title: 'x' });
    expect(paceOf(client.baseUrl).scope()).toBe('all');
    expect(new Pace(targetFolder(client.baseUrl)).scope(), 'another process').toBe('all');
    networkLog.take();
    for (let number = 0; number <= WINDOW_REQUESTS; number += 1) await client.send('GET', '/api/auth/me/');
    expect(networkLog.take().paced.requests, 'reads of the own account count now').toBeGreaterThan(0);
  });
});

test('pace: requests of pages count for the same account, and another account counts separately', async () => {
  let now = 1_000_000;
  const pace = new Pace(tempDir(), { now: () => now, pause: async (ms) => void (now += ms) });
  for (let number = 0; number < BURST; number += 1) pace.count('teacher');
  expect(await pace.turn('student')).toBe(0);
  expect(await pace.turn('teacher')).toBe(112);
  pace.close();
});

test('pace: an account is recognised by its token, which is not stored', async () => {
  expect(accountKey('Token abc')).toBe(accountKey('Bearer abc'));
  expect(accountKey('Token abd')).not.toBe(accountKey('Token abc'));
  expect(accountKey('Basic YTpi')).toBeUndefined();
  await answering([[200]], async ({ client }) => {
    await client.send('GET', LIST);
    const folder = path.join(targetFolder(client.baseUrl), 'pace');
    const files = readdirSync(folder);
    expect(files).toEqual([accountKey('Token a-token-of-the-teacher')]);
    expect(readFileSync(path.join(folder, files[0] ?? ''), 'latin1')).not.toContain('token');
  });
});

test('rate limit: a read and a write with a 429 are sent again with their bodies, and counted', async () => {
  await answering([[429], [200]], async ({ client, seen }) => {
    const started = Date.now();
    expect((await client.send('GET', LIST)).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
    expect(seen).toHaveLength(2);
  });
  await answering([[429, { 'Retry-After': '0' }], [201]], async ({ client, seen }) => {
    await client.call('POST', `${LIST}7/`, anything, { title: 'x' });
    expect(seen).toEqual(Array(2).fill('POST /api/assignments/7/ {"title":"x"}'));
    const note = networkLog.take();
    expect(note.limited).toEqual([
      { request: 'POST /api/assignments/:id/', by: 'suite', at: expect.any(Number), waitedMs: 100 },
    ]);
    expect(note.requests).toBe(2);
  });
});

test('rate limit: a rate limit that does not end blocks the case and does not fail it', async () => {
  await answering([[429, { 'Retry-After': '0' }]], async ({ client, seen }) => {
    await expect(client.send('GET', LIST)).rejects.toThrow(
      /^BLOCKED: the rate limit of the platform did not let GET \/api\/assignments\/ through/,
    );
    expect(seen).toHaveLength(6);
  });
  await answering([[429, { 'Retry-After': '90' }]], async ({ client, seen }) => {
    await expect(client.send('GET', LIST)).rejects.toThrow(Blocked);
    expect(seen).toHaveLength(1);
  });
});

test('rate limit: sign-ins and unpaced requests are never repeated', async () => {
  await answering([[429]], async ({ client, seen }) => {
    expect((await client.send('POST', '/api/auth/login/', {})).status).toBe(429);
    const all = await Promise.all(Array.from({ length: 30 }, () => client.unpaced().send('GET', LIST)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([429]));
    expect(seen).toHaveLength(31);
    expect(networkLog.take().limited).toEqual([]);
  });
});

test('unstable: a read with a 500 that succeeds when repeated is noted with path, time and load', async () => {
  await answering([[500], [200]], async ({ client, seen }) => {
    await client.call('GET', `${LIST}7/?page=1`, anything);
    expect(seen).toHaveLength(2);
    expect(networkLog.take().unstable).toEqual([
      {
        request: 'GET /api/assignments/:id/',
        status: 500,
        by: 'suite',
        at: expect.any(Number),
        load: expect.any(Number),
      },
    ]);
  });
});

test('unstable: two 5xx responses are a failure of the endpoint', async () => {
  await answering([[500]], async ({ client, seen }) => {
    await expect(client.call('GET', LIST, anything)).rejects.toThrow(ServerFault);
    expect(seen).toHaveLength(2);
    expect(networkLog.take().unstable).toEqual([]);
  });
});

test('unstable: a write is never repeated, and is judged by the stored state', async () => {
  await answering([[502]], async ({ client, seen }) => {
    const write = () => client.call('POST', LIST, anything, {});
    await expect(write()).rejects.toMatchObject({
      name: 'ServerFault',
      request: 'POST /api/assignments/',
      status: 502,
    });
    expect(seen).toHaveLength(1);
    await expect(writtenOrStored(write, async () => undefined)).rejects.toThrow(ServerFault);
    expect(networkLog.take().unstable).toEqual([]);
    expect(await writtenOrStored(write, async () => ({ ok: true }))).toEqual({ ok: true });
    expect(networkLog.take().unstable).toMatchObject([{ request: 'POST /api/assignments/', status: 502 }]);
    expect(seen).toHaveLength(3);
  });
});
