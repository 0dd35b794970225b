import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPolicy } from '../reporting/status/policy';
import { createFormatter } from '../reporting/text/language';
import { evaluate, type Seen } from '../reporting/watch/evaluate';
import { watchSchema, type Round } from '../reporting/watch/schema';
import { watchHtml } from '../reporting/render/watch/watch-page';
import { startSandbox } from '../tools/suite/embedded';
import { listedTests } from '../tools/suite/listed-tests';
import { HealthMonitor } from '../tools/watch/health-monitor';
import { smokeAmong } from '../tools/watch/smoke';
import { command, forget } from './doctor/child';
import { tinyServer } from './specimens/tiny-server';
import { tamperingProxy } from './support/tampering-proxy';
import { MAX_RUN_MS, BY_NIGHT } from './support/child-run';

const { limits } = readPolicy();
const AT = '2026-11-22T10:00:00.000Z';

const sound: Round = {
  at: AT,
  runId: '20261122T100000-a1b2c3',
  durationMs: 9_000,
  state: 'healthy',
  passed: 40,
  failures: [],
  reason: null,
  signIns: 5,
  answers: 120,
  errors: 0,
  times: [{ kind: 'all', count: 120, averageMs: 40 }],
  traces: [],
};

const PROBES: Seen['probes'] = { all: 0, healthy: 0, everyMs: 30_000, answered: 0, averageMs: 0 };

function decided(change: Partial<Seen>) {
  const seen: Seen = {
    state: 'done',
    rounds: [sound, sound],
    outages: [],
    probes: { ...PROBES, all: 2_000, healthy: 2_000 },
    ...change,
  };
  return evaluate(seen, limits).verdict;
}

test('watch: healthy rounds are a GO, and every other round is named', () => {
  expect(decided({})).toEqual({ decision: 'GO', reasons: [], since: [] });
  const failed: Round = {
    ...sound,
    state: 'failed',
    failures: [{ id: 'A2', title: 'A2 the teacher signs in', seen: 'the server answered 500' }],
  };
  expect(decided({ rounds: [sound, failed, sound] }).reasons).toEqual([
    'A2 the teacher signs in failed in 1 of 3 rounds: the server answered 500',
  ]);
  const unhealthyReason: Round = { ...sound, state: 'unhealthy', passed: 0, reason: 'nobody answers.' };
  expect(decided({ rounds: [unhealthyReason, sound] }).reasons).toEqual([
    'the platform could not be tried in 1 of 2 rounds: nobody answers.',
  ]);
  expect(decided({ rounds: [] }).reasons).toEqual(['no round came to an end']);
  expect(decided({ state: 'stopped early' }).reasons).toEqual(['it was stopped before its time was over']);
});

test('watch: availability, errors and times are compared with the limits of the release policy', () => {
  expect(decided({ probes: { ...PROBES, all: 2_000, healthy: 1_997 } }).reasons).toEqual([
    expect.stringContaining('available in 99.85 % of the checks'),
  ]);
  expect(decided({ rounds: [{ ...sound, errors: 2 }] }).reasons).toEqual([
    expect.stringMatching(/^1\.67 % of the answers were errors/),
  ]);
  const slow: Round = { ...sound, times: [{ kind: 'all', count: 120, averageMs: 500 }] };
  expect(decided({ rounds: [sound, slow] }).reasons).toEqual([expect.stringContaining('«all» took 270 ms on average')]);
  const few: Round = { ...sound, times: [{ kind: 'all', count: 4, averageMs: 900 }] };
  expect(decided({ rounds: [few] }).decision).toBe('GO');
});

test('watch: text of the platform is escaped on the page', () => {
  const evil: Round = { ...sound, state: 'unhealthy', reason: '<script>alert(1)</script>' };
  const seen: Seen = { state: 'watching', rounds: [evil], outages: [], probes: { ...PROBES, all: 1, healthy: 1 } };
  const page = watchHtml(
    {
      schemaVersion: 2,
      target: 'http://platform.example',
      startedAt: AT,
      until: AT,
      updatedAt: AT,
      everyMs: 300_000,
      ...seen,
      ...evaluate(seen, limits),
    },
    createFormatter('ru', 'Europe/Moscow'),
    limits,
  );
  expect(page).toContain('&#60;script&#62;');
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('Промежуточно: NO-GO');
});

test('watch: an outage between two rounds is recorded with its beginning and its end', async () => {
  let isUp = true;
  const server = await tinyServer(
    (_request, _body, response) =>
      void response
        .writeHead(isUp ? 200 : 503, { 'Content-Type': 'application/json' })
        .end(isUp ? '{"status":"healthy"}' : ''),
  );
  const health = new HealthMonitor(server.url, 20);
  health.start();
  await expect.poll(() => health.healthy).toBeGreaterThan(2);
  isUp = false;
  await expect.poll(() => health.outages[0]?.probes ?? 0).toBeGreaterThan(1);
  isUp = true;
  await expect.poll(() => health.outages[0]?.until ?? null).not.toBeNull();
  await health.stop();
  await server.close();
  expect(health.outages).toHaveLength(1);
  expect(health.outages[0]?.seen).toBe('GET /api/system/health/live/ answered 503');
  expect(health.all - health.healthy).toBe(health.outages[0]?.probes);
});

test('watch: a round signs in each role once, reads its part of the API, and changes no data', async () => {
  const smoke = smokeAmong(await listedTests());
  for (const role of ['admin', 'teacher', 'student', 'tutor', 'parent']) {
    expect(
      smoke.filter(({ file }) => file === `sign-in/${role}.spec.ts`),
      `sign-in of the ${role}`,
    ).toHaveLength(1);
    expect(
      smoke.filter(({ title }) => title.startsWith(`M API: ${role} may read`)).length,
      `reads of the ${role}`,
    ).toBeGreaterThan(2);
  }
  expect(
    smoke.filter(({ title }) => /^GR\d+ /.test(title)),
    'API groups',
  ).toHaveLength(20);
  expect(
    smoke.filter(({ title }) => /^DE\d+ /.test(title)),
    'cases after a deployment',
  ).toHaveLength(6);
  expect(smoke.flatMap(({ tags }) => tags).filter((tag) => tag.includes('changes-data'))).toEqual([]);
});

test('watch: a usage error is reported', async () => {
  const ended = await command('watch.ts', ['--hours', 'many', '--every', '5'], {});
  expect(ended.output).toContain('--hours takes a number');
  expect(ended.output).toContain('--every takes a time: 30s, 5m, 2h, 7d.');
  expect(ended.status).toBe(2);
});

/** Runs the monitor for seconds; the limits do not matter, only what was observed. */
async function watched(url: string, hours: string) {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-watch-'));
  try {
    const ended = await command('watch.ts', ['--hours', hours, '--every', '5s'], {
      BASE_URL: url,
      REPORTS_DIR: reports,
      CI: '',
    });
    return {
      ...ended,
      watch: watchSchema.parse(JSON.parse(readFileSync(path.join(reports, 'watch.json'), 'utf8'))),
      page: readFileSync(path.join(reports, 'watch.html'), 'utf8'),
    };
  } finally {
    forget(url);
    rmSync(reports, { recursive: true, force: true });
  }
}

test.describe('whole watches', () => {
  test.describe.configure({ timeout: MAX_RUN_MS });

  test('watch: a healthy platform is watched to the end; each role signs in once a round', BY_NIGHT, async () => {
    const sandbox = await startSandbox();
    try {
      const { watch, page, output } = await watched(sandbox.url, '0.001');
      expect(watch.state, output).toBe('done');
      expect(
        watch.rounds.map(({ state, signIns, failures }) => ({ state, signIns, failures })),
        output,
      ).toEqual(watch.rounds.map(() => ({ state: 'healthy', signIns: 5, failures: [] })));
      expect(watch.rounds.length).toBeGreaterThan(0);
      expect(watch.probes.healthy).toBe(watch.probes.all);
      expect(page).toContain(watch.verdict.decision);
    } finally {
      await sandbox.stop();
    }
  });

  test(
    'watch: a platform that is away is a NO-GO, with the outage and what the doctor says about it',
    BY_NIGHT,
    async () => {
      const sandbox = await startSandbox();
      const between = await tamperingProxy(sandbox.url, undefined);
      const going = watched(between.url, '0.006');
      // Down before the first round. The test above covers a platform that goes down and comes back, without browsers.
      await between.close();
      const { watch, status, output } = await going;
      await sandbox.stop();
      expect(status, output).toBe(1);
      expect(watch.outages[0], output).toMatchObject({
        until: null,
        seen: 'GET /api/system/health/live/ gave no answer (ECONNREFUSED)',
      });
      expect(watch.rounds.at(-1)).toMatchObject({
        state: 'unhealthy',
        reason: expect.stringContaining('cannot be tested'),
      });
      expect(watch.verdict.reasons.join('\n')).toContain('the platform could not be tried');
    },
  );
});
