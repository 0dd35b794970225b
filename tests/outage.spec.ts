/** A platform that goes away in the middle of a run is one cause with its times, and what failed meanwhile is repeated. */
import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { withVariables } from '../suite/config/environment';
import { Answers } from '../suite/network/answers';
import { outageText } from '../suite/preflight/outage';
import { observationsOf } from '../reporting/release/observations';
import { NO_NETWORK } from '../reporting/run-report/schema';
import { announcedUrl } from './support/announced-url';
import { WHOLE_RUN } from './support/child-run';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';

const AT = Date.parse('2026-11-28T14:02:11Z');

test('outage: several requests of different kinds without an answer, one after another, are a gap', () => {
  let now = AT;
  const answers = new Answers(() => now);
  for (const [afterS, place, status] of [[0, '/a', 200], [1, '/a', undefined], [2, '/b', 502], [3, '/c', 504], [9, '/a', 401]] as const) {
    now = AT + afterS * 1_000;
    answers.note(place, status);
  }
  expect(answers.gapSince(AT)).toEqual({ from: AT + 1_000, to: AT + 9_000 });
  expect(answers.gapSince(AT + 9_001)).toBeUndefined();
  expect(answers.lastAt).toBe(AT + 9_000);
});

test('outage: one endpoint that fails while others answer is no gap, nor is an error of the platform itself', () => {
  const answers = new Answers(() => AT);
  for (const [place, status] of [['/a', 502], ['/b', 200], ['/a', undefined], ['/b', 200], ['/a', 500], ['/c', 500], ['/d', 500], ['/b', 200], ['/a', 502], ['/a', 502], ['/a', 502], ['/b', 200]] as const) answers.note(place, status);
  expect(answers.gapSince(0)).toBeUndefined();
});

test('outage: it stands against a release with its times and its number of cases', () => {
  const outages = [{ from: '2026-11-28T14:02:11.000Z', to: '2026-11-28T14:03:40.000Z', how: 'no answer (ECONNREFUSED)', cases: 37 }];
  const [observation] = observationsOf({ network: NO_NETWORK, leftBehind: [], notReady: null, outages, sessionLosses: [], runId: 'a-run' }, { kind: 'remote' });
  expect(observation).toMatchObject({ kind: 'outage', blocks: true, sentence: { en: 'the platform was away: no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC, 37 cases' } });
  expect(outageText({ from: AT, to: null, how: 'only errors (502)' })).toBe('only errors (502) from 14:02:11 on UTC');
});

/** A sandbox on a fixed port, which can be started again there. */
async function sandboxOn(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'sandbox', 'dist', 'server', 'main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: withVariables({ PORT: String(port), SANDBOX_QUIET: '1', SANDBOX_ENDS_WITH: String(process.pid) }),
  });
  await announcedUrl(child, /listening on (\S+)/);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** How the platform goes away, and comes back where it does. */
const WAYS = {
  'is killed and started again': { away: (child: ChildProcess) => child.kill('SIGKILL'), back: (_child: ChildProcess, port: number) => sandboxOn(port), how: /no answer/ },
  'answers nothing for a while': { away: (child: ChildProcess) => child.kill('SIGSTOP'), back: async (child: ChildProcess) => (child.kill('SIGCONT'), child), how: /no answer within 10 s/ },
  'does not come back': { away: (child: ChildProcess) => child.kill('SIGKILL'), back: undefined, how: /no answer/ },
} as const;

for (const [what, { away, back, how }] of Object.entries(WAYS)) {
  test(`outage: a platform that ${what} in the middle of a run`, { ...WHOLE_RUN, tag: '@by-night' }, async () => {
    test.setTimeout(900_000);
    const reports = test.info().outputPath('reports');
    const port = await freePort();
    let sandbox = await sandboxOn(port);
    const run = startIdleRun(reports, ['e2e/access/pages.spec.ts', '--grep', '@teacher', '--workers', '1'], { BASE_URL: `http://127.0.0.1:${port}`, OUTAGE_PATIENCE: back === undefined ? '10' : '300' });
    try {
      await expect.poll(() => run.output(), { message: 'output of the run', timeout: 300_000 }).toMatch(/✓ .*3 of \d+ done/);
      away(sandbox);
      await expect.poll(() => run.output(), { message: 'output of the run', timeout: 300_000 }).toContain('✗');
      if (back !== undefined) sandbox = await pause(12_000).then(() => back(sandbox, port));
      await run.ended;
      const { outages = [], cases = [], verdict, totals } = runIn(reports) ?? {};
      expect(outages).toEqual([expect.objectContaining({ how: expect.stringMatching(how), to: back === undefined ? null : expect.any(String) })]);
      expect(verdict).toMatchObject({ decision: 'NO-GO', reasons: expect.arrayContaining([expect.stringContaining('the platform was away: ')]) });
      expect(cases.filter(({ outcome }) => outcome === 'FAIL')).toEqual([]);
      if (back === undefined) {
        expect(cases.filter(({ outcome }) => outcome === 'BLOCKED').every(({ failure }) => failure?.code === 'outage')).toBe(true);
        expect(totals?.skipped).toBeGreaterThan(0);
      } else {
        expect(totals).toMatchObject({ failed: 0, blocked: 0 });
        expect(totals?.flaky).toBeGreaterThan(0);
        expect(outages[0]?.cases).toBeGreaterThan(0);
      }
    } finally {
      endIdleRun(run);
      sandbox.kill('SIGKILL');
    }
  });
}
