import { expect, test } from '@playwright/test';
import { ApiClient } from '../suite/api/client';
import { Attempts } from '../suite/sessions/attempts';
import {
  ATTEMPTS_PER_WINDOW,
  SignInRateLimiter,
  WINDOW_MS,
  maxPerMinute,
  type RateLimiterClock,
} from '../suite/sessions/rate-limiter';
import { tempDir } from './specimens/temp-dir';
import { run } from './specimens/processes';
import { tinyServer } from './specimens/tiny-server';
import { noteSignInWait, signInWaitOf } from '../suite/sessions/sign-in-budget';

/** A clock that advances only during pauses. */
function stillClock(): RateLimiterClock & { time: number } {
  const clock = {
    time: 1_000_000,
    now: () => clock.time,
    pause: async (ms: number) => void (clock.time += ms),
  };
  return clock;
}

test('rate limiter: four processes with one address never send a sixth sign-in within a minute', async () => {
  const folder = tempDir();
  let arrived = 0;
  const server = await tinyServer((_request, _body, response) => {
    arrived += 1;
    response.end();
  });
  try {
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => run('sign-in-process', folder, server.url, name, '3')));
  } finally {
    await server.close();
  }
  const reserved = new SignInRateLimiter(folder, 'the whole run').attempts();
  expect(reserved, 'nothing is sent that was not booked').toHaveLength(arrived);
  expect(arrived).toBe(12);
  // Uses the times of reservation: the clock is so fast here that a busy machine would blur the times of arrival.
  expect(maxPerMinute(reserved)).toBe(ATTEMPTS_PER_WINDOW);
});

test('rate limiter: waits until the oldest attempt no longer counts, and says so', async () => {
  const clock = stillClock();
  const waits: [string, number][] = [];
  const rateLimiter = new SignInRateLimiter(tempDir(), 'run', clock, (who, ms) => void waits.push([who, ms]));
  const start = clock.time;
  for (let attempt = 0; attempt < ATTEMPTS_PER_WINDOW; attempt += 1) await rateLimiter.take('teacher', 'here');
  expect(clock.time, 'the first five do not wait').toBe(start);
  await rateLimiter.take('student', 'elsewhere');
  expect(clock.time, 'another address does not wait').toBe(start);
  await rateLimiter.take('student', 'here');
  expect(clock.time).toBe(start + WINDOW_MS);
  expect(waits).toEqual([['student', WINDOW_MS]]);
  expect(maxPerMinute(rateLimiter.attempts())).toBe(ATTEMPTS_PER_WINDOW);
});

for (const [shown, header, wait] of [
  ['the time that a 429 names', { 'retry-after': '7' }, 7_250],
  ['a whole window after a 429 that names no time', {}, WINDOW_MS],
  [
    'a whole window after a 429 that names a date, which nobody sends',
    { 'retry-after': 'Sun, 22 Nov 2026 10:00:00 GMT' },
    WINDOW_MS,
  ],
] as const) {
  test(`rate limiter: no sign-in is sent for ${shown}`, async () => {
    const clock = stillClock();
    const folder = tempDir();
    // An attempt is sent once more. Another run waits too.
    const statuses = [429, 429, 200];
    const arrivals: number[] = [];
    const server = await tinyServer((_request, _body, response) => {
      arrivals.push(clock.time);
      response.writeHead(statuses.shift() ?? 500, header).end('{}');
    });
    try {
      const api = new ApiClient(server.url, undefined);
      const refused = await new Attempts(api, new SignInRateLimiter(folder, 'one run', clock), 'same client').send({
        email: 'a@school.example',
        password: 'x',
      });
      expect(refused.status).toBe(429);
      const next = await new Attempts(api, new SignInRateLimiter(folder, 'another run', clock), 'same client').send({
        email: 'b@school.example',
        password: 'x',
      });
      expect(next.status).toBe(200);
    } finally {
      await server.close();
    }
    const [first = 0, second = 0, third = 0] = arrivals;
    expect([second - first, third - second]).toEqual([wait, wait]);
  });
}

test('rate limiter: a test gets the whole limit when few earlier attempts count, one test at a time', async () => {
  const clock = stillClock();
  const folder = tempDir();
  const start = clock.time;
  for (let attempt = 0; attempt < 4; attempt += 1)
    await new SignInRateLimiter(folder, 'run', clock).take('teacher', 'here');
  const limit = new SignInRateLimiter(folder, 'run', clock);
  const whole = await limit.reserveAll('the case about the limit', 'here');
  expect(clock.time, 'four earlier attempts are too many').toBe(start + WINDOW_MS);
  expect(whole.earlier).toBe(0);
  for (let attempt = 0; attempt < 6; attempt += 1) await whole.record();

  await new SignInRateLimiter(folder, 'run', clock).take('student', 'here');
  expect(clock.time, 'others wait for a window').toBe(start + 2 * WINDOW_MS);
  const second = await new SignInRateLimiter(folder, 'another run', clock).reserveAll(
    'the same case of another run',
    'here',
  );
  expect(clock.time, 'one earlier attempt is few enough').toBe(start + 2 * WINDOW_MS);
  expect(second.earlier).toBe(1);
  await new SignInRateLimiter(folder, 'a third run', clock).reserveAll('the same case of a third run', 'here');
  expect(clock.time, 'the next one waits until the one before is over').toBe(start + 3 * WINDOW_MS);
  expect(maxPerMinute(limit.attempts()), 'what is deliberate is not counted').toBe(4);
});

test('rate limiter: a platform without a limit is not waited for until it answers 429 again and again', async () => {
  const clock = stillClock();
  const folder = tempDir();
  const rateLimiter = new SignInRateLimiter(folder, 'run', clock);
  const start = clock.time;
  await rateLimiter.take('admin', 'here');
  const whole = await rateLimiter.reserveAll('the case about the limit', 'here');
  expect(whole.earlier).toBe(1);
  for (let attempt = 0; attempt < 8; attempt += 1) await whole.record();
  await whole.removeLimit();
  for (let attempt = 0; attempt < 20; attempt += 1) await rateLimiter.take('student', 'here');
  expect(clock.time, 'five a second').toBe(start + 3_000);
  const shard = new SignInRateLimiter(folder, 'another shard', clock);
  clock.time += 1_000;
  expect(await shard.tryTake('student', 'here'), 'it holds for every run').toBe(0);
  const takesSeven = async () => {
    const from = clock.time;
    for (let attempt = 0; attempt < ATTEMPTS_PER_WINDOW + 2; attempt += 1) await rateLimiter.take('student', 'here');
    return clock.time - from;
  };
  for (const time of ['first', 'second']) {
    await shard.hold('student', 'here', undefined);
    expect(await takesSeven(), `the ${time} refusal holds for one window`).toBeLessThan(WINDOW_MS + 3_000);
  }
  await shard.hold('student', 'here', undefined);
  expect(await takesSeven(), 'the third one shows a limit').toBe(2 * WINDOW_MS);
});

test('rate limiter: a platform is held to have no limit for an hour', async () => {
  const clock = stillClock();
  const limiter = new SignInRateLimiter(tempDir(), 'run', clock);
  await (await limiter.reserveAll('the case about the limit', 'here')).removeLimit();
  clock.time += 59 * 60_000;
  const takeAll = async () => {
    for (let attempt = 0; attempt < ATTEMPTS_PER_WINDOW + 1; attempt += 1) await limiter.take('student', 'here');
  };
  let start = clock.time;
  await takeAll();
  expect(clock.time - start).toBeLessThan(WINDOW_MS);
  clock.time += 60_000 + WINDOW_MS;
  start = clock.time;
  await takeAll();
  expect(clock.time - start).toBe(WINDOW_MS);
});

test('rate limiter: a sign-in that waits for the limit goes on as soon as the limit is found missing', async () => {
  const folder = tempDir();
  const waits: number[] = [];
  const clock = stillClock();
  const limiter = new SignInRateLimiter(folder, 'run', clock, (_who, ms) => void waits.push(ms));
  const reserved = await limiter.reserveAll('the case about the limit', 'here');
  const start = clock.time;
  const pauses: number[] = [];
  const waiting = new SignInRateLimiter(
    folder,
    'another run',
    {
      now: () => clock.time,
      pause: async (ms) => {
        pauses.push(ms);
        await clock.pause(ms);
        if (pauses.length === 3) await reserved.removeLimit();
      },
    },
    (_who, ms) => void waits.push(ms),
  );
  await waiting.take('student', 'here');
  expect(clock.time - start).toBe(6_000);
  expect(waits, 'the whole wait is told once').toEqual([WINDOW_MS]);
});

test('rate limiter: the busiest minute is counted by address', () => {
  const entry = (at: number, address: string) => ({ at, address, runId: 'run', who: 'somebody' });
  expect(maxPerMinute([])).toBe(0);
  expect(maxPerMinute([entry(0, 'a'), entry(59_999, 'a'), entry(60_000, 'a'), entry(1, 'b')])).toBe(2);
});

test('rate limiter: the waits of all workers of a run are added up', () => {
  const folder = tempDir();
  expect(signInWaitOf(folder)).toBe(0);
  noteSignInWait(1_500.2, folder);
  noteSignInWait(60_000, folder);
  expect(signInWaitOf(folder)).toBe(61_501);
});
