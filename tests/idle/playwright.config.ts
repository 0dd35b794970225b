import path from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import suite from '../../playwright.config';

/** The suite's own reporters with tests that need no platform, for tests of how a run ends. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.forced.ts',
  outputDir: suite.outputDir ?? '',
  workers: 1,
  timeout: 120_000,
  use: { launchOptions: suite.use?.launchOptions ?? {}, trace: 'on' },
  reporter: (suite.reporter as ReporterDescription[]).map(([name, options]): ReporterDescription => [
    name.startsWith('./') ? path.join('../..', name) : name,
    options,
  ]),
});
