import { defineConfig, devices, type Project } from '@playwright/test';
import { environment, isShard, reportsFolder, runFolder, runId, targetUrl, headedOptions } from './fixtures/environment';
import { windowOptions } from './fixtures/run/network';
import { refusal } from './fixtures/run/command-line';
import { UNSCRUBBED_BLOB, unscrubbedBlobFolder } from './fixtures/run/folders';
import { AFTER_ACTION_MS, HEADED_TIMEOUT_MS } from './fixtures/headed/pace';

const settings = environment();
const url = targetUrl();
const headed = headedOptions();
// Asked here first, in the process that starts the workers, so that all of them belong to the same run.
const folder = runFolder();
const refused = refusal(process.argv.slice(2));
if (refused !== undefined) throw new Error(refused);

/** A phone, for those who use the platform on one; a test in which anybody else acts is no test of it. */
const { isMobile, ...touchScreen } = devices['Pixel 7'] ?? {};
const PHONE: Project = {
  name: 'phone',
  grep: /@student|@parent/,
  grepInvert: /@teacher|@admin|@tutor/,
  // What the server refuses does not depend on the screen; and how the side bar opens on a phone is described nowhere.
  testIgnore: ['access/**', 'admin/**', 'sign-in/**'],
  // Firefox knows small screens and touch, but no phone.
  use: { ...touchScreen, ...(settings.browserName === 'firefox' ? {} : { isMobile: isMobile ?? true }), browserName: settings.browserName },
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${folder}/test-results`,
  fullyParallel: true,
  forbidOnly: settings.ci,
  // A test that only a retry rescues counts as flaky and stands against the release, unless it is in quarantine.
  retries: settings.ci ? 1 : 0,
  workers: settings.workers ?? 2,
  // On a real platform a test may have to wait for the ration of sign-ins.
  timeout: headed !== undefined ? HEADED_TIMEOUT_MS : settings.givenUrl === undefined ? 60_000 : 240_000,
  expect: { timeout: 5_000 },
  ...(settings.readOnly ? { grep: /@read-only/ } : {}),
  globalSetup: './fixtures/run/global-setup.ts',
  reporter: [
    // First: what it hides, no other reporter gets to see.
    ['./reporting/scrub-reporter.ts'],
    ['./reporting/live-reporter.ts'],
    // Before the notes of the tests are taken away: whoever merges shards reads them.
    ...(isShard() ? ([['blob', { outputDir: unscrubbedBlobFolder(runId()), fileName: UNSCRUBBED_BLOB }]] as const) : []),
    ['./reporting/run-reporter.ts'],
    // Before those that copy traces: a trace that is not kept is in no report.
    ['./reporting/trace-reporter.ts'],
    ['./reporting/durations-reporter.ts'],
    ['html', { open: 'never', outputFolder: `${reportsFolder()}/html` }],
    ['allure-playwright', { resultsDir: `${folder}/allure-results`, detail: false, suiteTitle: false }],
  ],
  use: {
    ...(url === undefined ? {} : { baseURL: url, ...windowOptions(new URL(url)) }),
    // The platform's worker keeps lists for days and would show what was before a change; it is looked at by cases of its own.
    serviceWorkers: 'block',
    locale: 'ru-RU',
    timezoneId: settings.timeZone,
    // A window that somebody watches has the size that its place on the screen leaves.
    viewport: headed === undefined ? { width: 1366, height: 768 } : null,
    actionTimeout: 5_000,
    navigationTimeout: 15_000,
    trace: { mode: 'retain-on-failure-and-retries', sources: settings.trace.sources, screenshots: settings.trace.screenshots, snapshots: true },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(settings.browserPath === undefined ? {} : { executablePath: settings.browserPath }),
      ...(headed === undefined ? {} : { slowMo: AFTER_ACTION_MS[headed.pace] }),
    },
  },
  projects: [settings.view === 'phone' ? PHONE : { name: settings.browserName, use: { browserName: settings.browserName } }],
  ...(settings.givenUrl === undefined
    ? {
        webServer: {
          command: 'node sandbox/dist/server/main.js',
          // Also where this process is killed and can stop nothing any more.
          env: { SANDBOX_ENDS_WITH: String(process.pid) },
          wait: { stdout: /THE_BOT sandbox listening on (?<sandbox_url>http:\/\/[^\s]+)/ },
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2_000 },
          timeout: 15_000,
        },
      }
    : {}),
});
