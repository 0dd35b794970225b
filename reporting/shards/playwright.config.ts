/** Merges the blobs of shards into one run. Uses the same reporters as an unsharded run, so the reports are the same. */
import { defineConfig } from '@playwright/test';
import { reportsFolder } from '../../suite/config/environment';

export default defineConfig({
  // Path of the tests on this machine, regardless of their path in the shards.
  testDir: '../../e2e',
  reporter: [
    ['../scrub-reporter.ts'],
    ['./lost-attachments-reporter.ts'],
    ['../run-reporter.ts'],
    ['../trace-reporter.ts'],
    ['../durations-reporter.ts'],
    ['html', { open: 'never', outputFolder: `${reportsFolder()}/html` }],
  ],
});
