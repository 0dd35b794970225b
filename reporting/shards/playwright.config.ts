/** How the blobs of shards become one run: read by the very reporters that a run of its own has, so that it says the same. */
import { defineConfig } from '@playwright/test';
import { reportsFolder } from '../../fixtures/environment';

export default defineConfig({
  // Where the tests lie on this machine, wherever the shards had them.
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
