/** A real run beside busy processes: time-outs are not blamed on the platform, wrong values and errors are. */
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import os from 'node:os';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';
import { tempDir } from './specimens/temp-dir';

/** Calculates until the process above it is gone. */
const PROGRAM =
  'const above = process.ppid; for (let sum = 0; process.ppid === above; ) for (let i = 0; i < 1e7; i += 1) sum += i;';

/** Busy processes outside the run. Each has a session of its own, so that none shares the run's part of a processor. */
function busyProcesses(count: number): () => void {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', PROGRAM], { stdio: 'ignore', detached: true }),
  );
  return () => children.forEach((child) => child.kill('SIGKILL'));
}

test(
  'slow machine: beside four busy processes for each core, only what does not rest on waiting fails',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    test.skip(process.platform !== 'linux', 'only Linux tells how long a process waits for a processor');
    test.setTimeout(2 * MAX_RUN_MS);
    const reports = tempDir();
    const end = busyProcesses(4 * os.availableParallelism());
    const run = startIdleRun(reports, ['--config', 'tests/idle/playwright.config.ts', 'machine.forced'], {
      THE_BOT_MACHINE: 'watched',
      MACHINE_WAIT: '5',
    });
    try {
      await run.ended;
      const report = runIn(reports);
      expect(
        report?.cases.map(({ title, outcome, failure }) => [title, outcome, failure?.code]),
        run.output(),
      ).toEqual([
        ['machine: a case misses its control in the first attempt', 'PASS', undefined],
        ['machine: a case runs into a time-out in each attempt', 'BLOCKED', 'machine-slow'],
        ['machine: a case finds a wrong value', 'FAIL', 'different'],
        ['machine: a case gets an error of the platform', 'FAIL', 'page-data'],
      ]);
      expect(report?.totals).toMatchObject({ flaky: 1, failed: 2, blocked: 1 });
      expect(report?.verdict.kinds).toEqual(['failed', 'machine slow']);
      expect(report?.machine?.reasons).toContain('processor');
      expect(run.output()).toMatch(
        /^Machine +the run’s processes waited for a processor \d+ % of the time; too slow for/m,
      );
    } finally {
      end();
      endIdleRun(run);
    }
  },
);
