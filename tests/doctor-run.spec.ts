/** A whole run against a platform that cannot be tested ends soon, with one diagnosis and every case BLOCKED. */
import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CASES } from '../suite/catalogue';
import { releaseReportSchema, type ReleaseReport } from '../reporting/render/release/report';
import { runSchema, type Run } from '../reporting/collect/run-schema';
import { command, forget, type Ended } from './doctor/child';
import {
  emptyAndClosed,
  fakePlatform,
  json,
  signInPage,
  silence,
  type FakePlatform,
  type FakeResponses,
} from './doctor/fake-platform';
import { BY_NIGHT, MAX_RUN_MS } from './support/child-run';

// Serial: each test is a whole run with its own browsers.
test.describe.configure({ mode: 'default', timeout: MAX_RUN_MS });

/**
 * Maximum number of requests until the run reports that nothing can be tested. The run sends about 25; each of its
 * tests would send three or more.
 */
const MAX_REQUESTS = 50;

interface ChildRunResult extends Ended {
  readonly run: Run;
  readonly report: ReleaseReport;
  readonly requests: readonly string[];
}

/** `npm start` against the platform, with two workers. */
async function start(
  platform: FakePlatform,
  variables: Readonly<Record<string, string>> = {},
): Promise<ChildRunResult> {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-run-'));
  try {
    const ended = await command('start.ts', ['e2e/sign-in', '--workers', '2'], {
      BASE_URL: platform.url,
      REPORTS_DIR: reports,
      ...variables,
    });
    const left = (name: string): unknown => JSON.parse(readFileSync(path.join(reports, name), 'utf8'));
    return {
      ...ended,
      requests: platform.requests,
      run: runSchema.parse(left('run.json')),
      report: releaseReportSchema.parse(left('release.json')),
    };
  } finally {
    forget(platform.url);
    rmSync(reports, { recursive: true, force: true });
  }
}

async function startAgainst(responses: FakeResponses): Promise<ChildRunResult> {
  const platform = await fakePlatform(responses);
  try {
    return await start(platform);
  } finally {
    await platform.close();
  }
}

function expectOneDiagnosis({ run, status, requests }: ChildRunResult, words: RegExp): void {
  expect(status).toBe(3);
  expect(run.unhealthyReason).toMatch(words);
  expect(run.verdict).toMatchObject({ decision: 'NO-GO', reasons: [run.unhealthyReason] });
  expect(run.totals).toEqual({ passed: 0, failed: 0, blocked: CASES.length, flaky: 0, skipped: 0, known: 0 });
  expect(requests.length).toBeLessThan(MAX_REQUESTS);
}

test('run: nothing listens', async () => {
  const platform = await fakePlatform();
  await platform.close();
  const ran = await start(platform);
  expectOneDiagnosis(ran, /refuses the connection \(ECONNREFUSED\)\. Most likely: .* What to do: /);
  expect(ran.run.signIns.count).toBe(0);
});

test('run: the platform hangs', async () => {
  expectOneDiagnosis(
    await startAgainst({ '*': silence, 'GET /api/system/health/live/': silence }),
    /did not answer .* within 5 s/,
  );
});

test(
  'run: a sign-in with a 503 of a server in front is reported once, with all cases that could not run',
  BY_NIGHT,
  async () => {
    const ran = await startAgainst({ 'POST /api/auth/login/': emptyAndClosed });
    expectOneDiagnosis(ran, /^Nobody can sign in at .*503 with an empty body.*something in between/);
    expect(
      ran.requests.filter((request) => request === 'POST /api/auth/login/'),
      'no second sign-in finds it out',
    ).toHaveLength(1);
    const { report, run } = ran;
    expect(report.decision).toBe('NO-GO');
    expect(report.reasons.map((reason) => reason.en)).toEqual([run.unhealthyReason]);
    expect(report.reasons[0]?.en).toMatch(/POST \/api\/auth\/login\/.*503/);
    const blocked = (id: string) => report.phases.find((phase) => phase.id === id)?.cases;
    expect(blocked('assignments')).toMatchObject({ all: 79, blocked: 79, failed: 0, passed: 0 });
    expect(blocked('sign-in')).toMatchObject({ all: 22, blocked: 22, failed: 0, passed: 0 });
    expect(report.causes).toMatchObject([{ verdict: 'environment', blocks: true, failed: [] }]);
    expect(report.causes[0]?.blocked).toHaveLength(CASES.length);
  },
);

test('run: the sign-in answers 503 from the platform itself', BY_NIGHT, async () => {
  const ran = await startAgainst({
    'POST /api/auth/login/': json(503, { success: false, error: 'Сервис аутентификации недоступен' }),
  });
  expectOneDiagnosis(ran, /^Nobody can sign in at .*«Сервис аутентификации недоступен».*the platform itself answered/);
  expect(ran.requests.filter((request) => request === 'POST /api/auth/login/')).toHaveLength(1);
});

test('run: in CI, where failures are retried, nothing counts as flaky', BY_NIGHT, async () => {
  const platform = await fakePlatform({ 'POST /api/auth/login/': emptyAndClosed });
  try {
    expectOneDiagnosis(await start(platform, { CI: 'true' }), /^Nobody can sign in at /);
  } finally {
    await platform.close();
  }
});

test('run: the connection breaks during the sign-in', BY_NIGHT, async () => {
  const ran = await startAgainst({ 'POST /api/auth/login/': (request) => request.socket.destroy() });
  // The order is not fixed: a page or an API request of a case may be first.
  expectOneDiagnosis(
    ran,
    /^Nobody can sign in at .*(the browser sent .* a broken connection \(net::ERR_|the suite sent .* a broken connection \((ECONNRESET|UND_ERR_SOCKET)\))/,
  );
  expect(ran.requests.filter((request) => request === 'POST /api/auth/login/').length).toBeLessThanOrEqual(2); // The browser itself retries on a broken connection.
});

test('run: the sign-in is never answered', BY_NIGHT, async () => {
  const ran = await startAgainst({ 'POST /api/auth/login/': silence });
  expectOneDiagnosis(ran, /^Nobody can sign in at .*POST \/api\/auth\/login\/ and got no answer within 6 s/);
  expect(ran.requests.filter((request) => request === 'POST /api/auth/login/')).toHaveLength(1);
});

test('run: the sign-in page answers 500 to the browser', BY_NIGHT, async () => {
  let asked = 0;
  const fault = json(500, { detail: 'Внутренняя ошибка сервера.' });
  const ran = await startAgainst({
    // Healthy for the preflight, unhealthy for the browser.
    'GET /auth/signin': (request, response) => {
      asked += 1;
      (asked === 1 ? signInPage : fault)(request, response);
    },
  });
  expectOneDiagnosis(ran, /^Nobody can sign in at .*GET \/auth\/signin answered 500/);
  expect(ran.requests.filter((request) => request === 'POST /api/auth/login/')).toHaveLength(0);
});
