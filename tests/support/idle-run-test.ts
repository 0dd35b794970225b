/** `test` with a report folder and a way to start idle runs in it, which end with the test. */
import { test as base } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endIdleRun, startIdleRun, type IdleRun } from './idle-run';

export const test = base.extend<{
  reports: string;
  start: (...options: Parameters<typeof startIdleRun> extends [string, ...infer Rest] ? Rest : never) => IdleRun;
}>({
  reports: async ({ browserName: _none }, use, testInfo) => {
    // A user's name may contain spaces and other letters, and so does each path in the home folder then.
    const folder = testInfo.outputPath('Ivan Петров', 'reports');
    mkdirSync(folder, { recursive: true });
    // The last run's GO must not stay.
    writeFileSync(path.join(folder, 'run.json'), '{"verdict":{"decision":"GO"}}');
    writeFileSync(path.join(folder, 'release.html'), 'GO');
    await use(folder);
  },
  start: async ({ reports }, use) => {
    const runs: IdleRun[] = [];
    await use((...options) => {
      const run = startIdleRun(reports, ...options);
      runs.push(run);
      return run;
    });
    runs.forEach(endIdleRun);
  },
});
