/** Merges the blobs of shards, or of a run and its second run, into one run. Uses the same reporters as an unsharded run, so the reports are the same. */
import { defineConfig } from '@playwright/test';
import { reportsFolder, runId } from '../../suite/config/environment';
import { UNSCRUBBED_BLOB, unscrubbedBlobFolder } from '../../suite/config/folders';

export default defineConfig({
  // Path of the tests on this machine, regardless of their path in the shards.
  testDir: '../../e2e',
  reporter: [
    ['../scrub-reporter.ts'],
    ['./lost-attachments-reporter.ts'],
    // A second run can be laid over the merged run.
    ['blob', { outputDir: unscrubbedBlobFolder(runId()), fileName: UNSCRUBBED_BLOB }],
    ['../run-reporter.ts'],
    ['../trace-reporter.ts'],
    ['../durations-reporter.ts'],
    ['html', { open: 'never', outputFolder: `${reportsFolder()}/html` }],
  ],
});
