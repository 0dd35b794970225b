/** Fixtures for tests of how a run begins and ends: a report folder with the verdict of an earlier run, and runs of tests without a platform. */
import { test as base } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The page with the decision. */
export const decisionPage = (reports: string) => readFileSync(path.join(reports, 'release.html'), 'utf8');
