/** Configuration of drill runs: the same tests, half the time-outs, and no reports that are only useful to a person. */
import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';
import suite from '../../playwright.config';

const inProject = (file: string) => path.join(PROJECT_ROOT, file);

export default defineConfig({
  ...suite,
  testDir: inProject('e2e'),
  globalSetup: inProject('suite/preflight/global-setup.ts'),
  // A failure is expected; a retry would only hide one.
  retries: 0,
  // There is no rate limit to wait for. The one case that waits for its window takes less than this.
  timeout: 90_000,
  // Half the time-out of a run against a real platform: the sandbox is local. The control run uses the same time-out
  // and shows whether it is long enough.
  expect: { timeout: 2_500 },
  reporter: [[inProject('reporting/scrub-reporter.ts')], [inProject('reporting/run-reporter.ts')]],
  use: { ...suite.use, actionTimeout: 2_500, trace: 'off', screenshot: 'off' },
});
