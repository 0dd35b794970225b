import { defineConfig } from '@playwright/test';

/** Tests of the sandbox. They start the built programs and need no browser. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'dist/test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
});
