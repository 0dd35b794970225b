/** What the monitor says about time: since when, how long, until when, and how the times develop. */
import { expect, test } from '@playwright/test';
import { createFormatter } from '../reporting/text/language';
import { readPolicy } from '../reporting/status/policy';
import { evaluate, lineOf, type Seen } from '../reporting/watch/evaluate';
import type { Round } from '../reporting/watch/schema';
import { trendOf } from '../reporting/render/watch/trend';
import { watchHtml } from '../reporting/render/watch/watch-page';
import { runRounds } from '../tools/watch/rounds';

const { limits } = readPolicy();
const EVERY_MS = 300_000;
const PROBES: Seen['probes'] = { all: 10, healthy: 10, everyMs: 30_000, answered: 10, averageMs: 4 };

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;

function round(minute: number, averageMs: number, change: Partial<Round> = {}): Round {
  return {
    at: at(minute),
    runId: `20261122T10${String(minute).padStart(2, '0')}00-a1b2c3`,
    durationMs: 9_000,
    state: 'healthy',
    passed: 40,
    failures: [],
    reason: null,
    signIns: 5,
    answers: 120,
    errors: 0,
    times: [{ kind: 'profile', count: 20, averageMs }],
    traces: [],
    ...change,
  };
}

const FAILED = {
  state: 'failed' as const,
  failures: [{ id: 'A2', title: 'A2 the teacher signs in', seen: 'the server answered 500' }],
  traces: [{ title: 'A2 the teacher signs in', file: 'watch/traces/one-1.zip' }],
};

function pageOf(rounds: readonly Round[], state: Seen['state'] = 'watching'): string {
  const seen: Seen = { state, rounds: [...rounds], outages: [], probes: PROBES };
  const times = { startedAt: at(0), until: at(50), updatedAt: at(20), everyMs: EVERY_MS };
  const watch = { schemaVersion: 2 as const, target: 'http://platform.example', ...times, ...seen };
  return watchHtml({ ...watch, ...evaluate(seen, limits) }, createFormatter('en', 'Europe/Moscow'), limits);
}

test('watch: every exceeded limit is a reason, with the round since which it holds', () => {
  const seen: Seen = {
    state: 'done',
    // Over, back within the limit of 100 ms, and over for good.
    rounds: [round(0, 120), round(5, 60), round(10, 200, FAILED), round(15, 200)],
    outages: [],
    probes: PROBES,
  };
  const { verdict } = evaluate(seen, limits);
  expect(verdict.reasons).toEqual([
    'A2 the teacher signs in failed in 1 of 4 rounds: the server answered 500',
    expect.stringContaining('«profile» took 145 ms on average'),
  ]);
  expect(verdict.since).toEqual([at(10), at(10)]);
});

test('watch: the probes count as answers of health', () => {
  const seen: Seen = { state: 'done', rounds: [round(0, 60)], outages: [], probes: { ...PROBES, averageMs: 80 } };
  const { figures, verdict } = evaluate(seen, limits);
  expect(figures.times.find(({ kind }) => kind === 'health')).toMatchObject({
    count: 10,
    averageMs: 80,
    verdict: 'over',
  });
  expect(verdict.reasons).toEqual([expect.stringContaining('«health» took 80 ms')]);
});

test('watch: the page reloads itself while it changes, and shows time zone, trend, long rounds and traces', () => {
  const rounds = [round(0, 60), round(5, 70, { ...FAILED, durationMs: EVERY_MS + 1_000 })];
  const going = pageOf(rounds);
  expect(going).toContain('location.reload()');
  expect(pageOf(rounds, 'done')).not.toContain('location.reload()');
  expect(going).toContain('Europe/Moscow (GMT+3)');
  expect(going).toMatch(/class="trend"[\s\S]*first 60 ms, last 70 ms, highest 70 ms/);
  expect(going).toContain('longer than the interval of 5 min');
  expect(going).toContain('href="watch/traces/one-1.zip"');
  expect(going).toContain('(since 22 November 2026');
  expect(lineOf(rounds[1] ?? round(0, 0), 2, EVERY_MS)).toContain('longer than the interval of 300 s');
  expect(lineOf(round(0, 0), 1, EVERY_MS)).not.toContain('longer');
});

test('watch: the page loads itself again every 30 seconds until the reader stops it', async ({ page }) => {
  let loads = 0;
  await page.route('http://watch.example/', (route) => {
    loads += 1;
    return route.fulfill({ contentType: 'text/html', body: pageOf([round(0, 60)]) });
  });
  await page.clock.install();
  await page.goto('http://watch.example/');
  const again = page.waitForEvent('load');
  await page.clock.runFor(30_000);
  await again;
  await page.getByRole('checkbox', { name: 'Reload this page every 30 s' }).uncheck();
  const third = page.waitForRequest('http://watch.example/', { timeout: 1_000 });
  await page.clock.runFor(120_000);
  await expect(third).rejects.toThrow('Timeout');
  expect(loads).toBe(2);
});

test('watch: a trend joins neighbouring rounds when there are too many to be shown apart', () => {
  const many = Array.from({ length: 300 }, (_, index) => round(index % 60, index < 150 ? 50 : 90));
  const points = trendOf(many, 'profile');
  expect(points).toHaveLength(75);
  expect([points[0], points.at(-1)]).toEqual([50, 90]);
  expect(trendOf([], 'profile')).toEqual([]);
});

test('watch: it ends in time: a round that would take longer is not begun, one that does is not counted', async () => {
  const never = new AbortController().signal;
  const done: Round[] = [];
  const started = Date.now();
  let begun = 0;
  await runRounds({
    everyMs: 1,
    endsAt: started + 2_000,
    stopped: never,
    // The second round hangs until it is ended.
    run: async (stopped) => {
      begun += 1;
      if (begun > 1) await new Promise((resolve) => stopped.addEventListener('abort', resolve));
      return round(begun, 10, { durationMs: 1 });
    },
    onRound: (one) => done.push(one),
  });
  expect(begun).toBe(2);
  expect(done).toHaveLength(1);
  const long: Round[] = [];
  await runRounds({
    everyMs: 1,
    endsAt: Date.now() + 50,
    stopped: never,
    run: async () => round(0, 10, { durationMs: 60_000 }),
    onRound: (one) => long.push(one),
  });
  expect(long).toHaveLength(1);
});
