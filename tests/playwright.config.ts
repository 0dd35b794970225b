import { defineConfig } from '@playwright/test';
import { environment, leaveMachineUnwatched } from '../suite/config/environment';

/** Self-tests of the suite, and the tests of the sandbox. They need no platform; a few open their own pages on loopback. */
const { browserPath } = environment();

leaveMachineUnwatched();

export default defineConfig({
  projects: [
    { name: 'suite', testDir: '.' },
    { name: 'sandbox', testDir: '../sandbox/tests' },
  ],
  outputDir: '../test-results/harness',
  fullyParallel: true,
  forbidOnly: environment().ci,
  workers: 2,
  // Ends a test that hangs. Several tests start whole commands, which take a minute on a busy machine.
  timeout: 180_000,
  expect: { timeout: 5_000 },
  use: browserPath === undefined ? {} : { launchOptions: { executablePath: browserPath } },
});
