/** Real runs, in the middle of which the platform goes away: one cause with its times, and what failed meanwhile is repeated. */
import { expect, test } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { gateway, type Gateway, type GatewayManner } from './support/gateway';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';
import { startSandbox } from './support/own-sandbox';
import { freePort, sandboxOn } from './support/sandbox-on-port';

/** A platform that goes away when it is told to, and comes back where it does. */
interface Fragile {
  readonly url: string;
  away(): void;
  back(): Promise<void> | void;
  end(): Promise<void> | void;
}

/** A sandbox whose process is treated in this way. */
async function fragileProcess(
  away: (child: ChildProcess) => void,
  back: (child: ChildProcess, port: number) => Promise<ChildProcess>,
): Promise<Fragile> {
  const port = await freePort();
  let sandbox = await sandboxOn(port);
  return {
    url: `http://127.0.0.1:${port}`,
    away: () => away(sandbox),
    back: async () => {
      sandbox = await back(sandbox, port);
    },
    end: () => void sandbox.kill('SIGKILL'),
  };
}

/** A sandbox behind a web server that behaves in this way. */
async function fragileGateway(manner: GatewayManner): Promise<Fragile> {
  const sandbox = await startSandbox('');
  const front: Gateway = await gateway(sandbox.url);
  return {
    url: front.url,
    away: () => front.become(manner),
    back: () => front.become({ kind: 'forwards' }),
    end: async () => {
      await front.close();
      await sandbox.stop();
    },
  };
}

const killed = (child: ChildProcess) => void child.kill('SIGKILL');

for (const [what, start, how, comesBack] of [
  ['is killed and started again', () => fragileProcess(killed, (_child, port) => sandboxOn(port)), /no answer/, true],
  [
    'answers nothing for a while',
    () =>
      fragileProcess(
        (child) => void child.kill('SIGSTOP'),
        async (child) => (child.kill('SIGCONT'), child),
      ),
    /no answer within 10 s/,
    true,
  ],
  ['is deployed (502)', () => fragileGateway({ kind: 'answers', status: 502 }), /only errors \(502\)/, true],
  [
    'loses its database (500)',
    () => fragileGateway({ kind: 'answers', status: 500, only: /^\/api\// }),
    /only errors \(500\)/,
    true,
  ],
  ['answers after 20 s', () => fragileGateway({ kind: 'late', ms: 20_000 }), /no answer within 10 s/, true],
  ['does not come back', () => fragileProcess(killed, async (child) => child), /no answer/, false],
] as const) {
  test(`outage: a platform that ${what} in the middle of a run`, { ...WHOLE_RUN, tag: '@by-night' }, async () => {
    test.setTimeout(900_000);
    const reports = test.info().outputPath('reports');
    const platform = await start();
    const run = startIdleRun(reports, ['e2e/access/pages.spec.ts', '--grep', '@teacher', '--workers', '1'], {
      BASE_URL: platform.url,
      OUTAGE_PATIENCE: comesBack ? '300' : '10',
    });
    try {
      await expect
        .poll(() => run.output(), { message: 'output of the run', timeout: 300_000 })
        .toMatch(/✓ .*3 of \d+ done/);
      platform.away();
      await expect.poll(() => run.output(), { message: 'output of the run', timeout: 300_000 }).toContain('✗');
      if (comesBack) await pause(12_000).then(() => platform.back());
      await run.ended;
      const { outages = [], cases = [], verdict, totals } = runIn(reports) ?? {};
      expect(outages).toEqual([
        expect.objectContaining({ how: expect.stringMatching(how), to: comesBack ? expect.any(String) : null }),
      ]);
      expect(verdict).toMatchObject({
        decision: 'NO-GO',
        reasons: expect.arrayContaining([expect.stringContaining('the platform was away: ')]),
      });
      expect(cases.filter(({ outcome }) => outcome === 'FAIL')).toEqual([]);
      if (comesBack) {
        expect(totals).toMatchObject({ failed: 0, blocked: 0 });
        expect(totals?.flaky).toBeGreaterThan(0);
        expect(outages[0]?.cases).toBeGreaterThan(0);
      } else {
        expect(
          cases.filter(({ outcome }) => outcome === 'BLOCKED').every(({ failure }) => failure?.code === 'outage'),
        ).toBe(true);
        expect(totals?.skipped).toBeGreaterThan(0);
      }
    } finally {
      endIdleRun(run);
      await platform.end();
    }
  });
}

test(
  'outage: a proxy that resets connections that were idle for a while costs no case',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    test.setTimeout(3 * MAX_RUN_MS);
    const reports = test.info().outputPath('reports');
    const sandbox = await startSandbox('');
    const front = await gateway(sandbox.url, { cutsIdleAfterMs: 700 });
    const run = startIdleRun(reports, ['e2e/access/pages.spec.ts', '--grep', '@teacher', '--workers', '1'], {
      BASE_URL: front.url,
    });
    try {
      await run.ended;
      const { totals, outages, verdict } = runIn(reports) ?? {};
      expect(front.cut).toBeGreaterThan(10);
      expect(outages).toEqual([]);
      expect(totals, run.output()).toMatchObject({ failed: 0, blocked: 0, flaky: 0 });
      expect(verdict?.decision, verdict?.reasons.join('; ')).toBe('GO');
    } finally {
      endIdleRun(run);
      await front.close();
      await sandbox.stop();
    }
  },
);
