/** The suite as a drill runs it: the same tests, half as patient, and without what is only of use when somebody looks at a run. */
import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { PROJECT_ROOT } from '../../fixtures/environment';
import suite from '../../playwright.config';

const inProject = (file: string) => path.join(PROJECT_ROOT, file);

export default defineConfig({
  ...suite,
  testDir: inProject('e2e'),
  globalSetup: inProject('fixtures/run/global-setup.ts'),
  // A failure is what is waited for; a second attempt would only hide one.
  retries: 0,
  // There is no ration to be waited for: the one case that waits for its window stays below this.
  timeout: 90_000,
  // Half the patience of a run against a real platform: nothing here is far away, and whether it is enough is what the
  // control shows, which runs with the same.
  expect: { timeout: 2_500 },
  reporter: [[inProject('reporting/scrub-reporter.ts')], [inProject('reporting/run-reporter.ts')]],
  use: { ...suite.use, actionTimeout: 2_500, trace: 'off', screenshot: 'off' },
});
