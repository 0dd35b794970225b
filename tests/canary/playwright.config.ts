import { defineConfig, type ReporterDescription } from '@playwright/test';
import suite from '../../playwright.config';
import { PROJECT_ROOT, reportsFolder } from '../../suite/config/environment';

/**
 * The suite's own configuration with tests that fail on purpose, in every role and with secrets in every place. The
 * first reporter keeps the run's output before it is scrubbed, so that one run yields both versions.
 */
const [first, ...others] = suite.reporter as ReporterDescription[];

export default defineConfig({
  ...suite,
  testDir: '.',
  testMatch: '*.forced.ts',
  globalSetup: '../../suite/preflight/global-setup.ts',
  workers: 2,
  webServer: [suite.webServer ?? []].flat().map((server) => ({ ...server, cwd: PROJECT_ROOT })),
  reporter: [
    ['./raw-copy-reporter.ts', { folder: `${reportsFolder()}-raw` }],
    ...[first, ...others].flatMap((reporter): ReporterDescription[] =>
      reporter === undefined ? [] : [belowTheProject(reporter)],
    ),
  ],
});

/** Reporter paths are relative to the project's folder, not to this one. */
function belowTheProject(reporter: ReporterDescription): ReporterDescription {
  const [name, options] = reporter;
  return name.startsWith('./') ? [`../../${name.slice(2)}`, options] : [name, options];
}
