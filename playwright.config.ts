import { defineConfig, devices, type Project } from '@playwright/test';
import {
  browserConnection,
  environment,
  isInteractive,
  isListing,
  keepsResults,
  leftOutPhases,
  reportsFolder,
  runFolder,
  runId,
  targetUrl,
  headedOptions,
} from './suite/config/environment';
import { watchesMachine } from './suite/config/machine-watch';
import { sandboxFaults } from './suite/config/run-options';
import { windowOptions } from './suite/network/machine';
import { selectingArguments } from './reporting/collect/selection';
import { refusal } from './lib/command-line';
import { UNSCRUBBED_BLOB, unscrubbedBlobFolder } from './suite/config/folders';
import { HEADED_TIMEOUT_MS } from './suite/headed/pace';

const settings = environment();
const url = targetUrl();
const headed = headedOptions();
/** Of this worker: each loads the configuration anew. */
const connection = browserConnection();
// Creates the run folder in the process that starts the workers, so that all workers belong to the same run.
const folder = runFolder();
const refused = refusal(process.argv.slice(2));
if (refused !== undefined) throw new Error(refused);

/** A phone, for roles that use the platform on one. Tests in which another role acts do not run on it. */
const { isMobile, ...touchScreen } = devices['Pixel 7'] ?? {};
const PHONE: Project = {
  name: 'phone',
  grep: /@student|@parent/,
  grepInvert: /@teacher|@admin|@tutor/,
  // Server-side checks do not depend on the screen, and no document describes how the side bar opens on a
  // phone.
  testIgnore: ['access/**', 'admin/**', 'sign-in/**', 'security/**', 'api/**', 'deployment/**', 'performance/**'],
  // Firefox supports small screens and touch, but not `isMobile`.
  use: {
    ...touchScreen,
    ...(settings.browserName === 'firefox' ? {} : { isMobile: isMobile ?? true }),
    browserName: settings.browserName,
  },
};

/** Performance cases come last, in one worker. `suite/run/alone.ts` keeps other tests away while one of them runs. */
const PERFORMANCE = {
  name: 'performance',
  testMatch: 'performance/**',
  workers: 1,
  fullyParallel: false,
  use: { browserName: settings.browserName },
};
/**
 * A teardown begins when all others have ended, whatever became of them, also in a shuffled run; a dependency would be
 * skipped after a failure. It always runs in full, so that a selection does without: there the order of the projects counts.
 */
const isWhole = selectingArguments(process.argv.slice(2)).length === 0 && !isInteractive();
const afterThem = isWhole && !leftOutPhases().includes('performance') ? { teardown: PERFORMANCE.name } : {};
/** Only phases whose tests fill a folder of the same name can be left out (`PHASES_WITH_FOLDER`). */
const leftOut = leftOutPhases().map((phase) => `${phase}/**`);

/** An editor starts tests without a command of `npm run`, which would build the sandbox before. */
function sandboxCommand(): string {
  const faults = sandboxFaults();
  const program = isInteractive()
    ? 'tools/set-up/serve-sandbox.mjs'
    : `sandbox/dist/${faults.length === 0 ? 'server' : 'faults'}/main.js`;
  return ['node', program, ...faults.map((name) => `--fault ${name}`)].join(' ');
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${folder}/test-results`,
  fullyParallel: true,
  forbidOnly: settings.ci,
  // A test that passes only on a retry is flaky and counts against the release, unless it is quarantined.
  retries: settings.ci ? 1 : 0,
  workers: settings.workers ?? 2,
  // On a real platform a test may have to wait for the rate limit of sign-ins.
  timeout: headed !== undefined ? HEADED_TIMEOUT_MS : settings.givenUrl === undefined ? 60_000 : 240_000,
  expect: { timeout: 5_000 },
  ...(settings.readOnly ? { grep: /@read-only/ } : {}),
  globalSetup: ['./suite/preflight/global-setup.ts', './suite/sessions/account-setup.ts'],
  reporter: isListing()
    ? 'list'
    : [
        // Must be first: later reporters receive only scrubbed results.
        ['./reporting/scrub-reporter.ts'],
        ['./reporting/live-reporter.ts'],
        // Must precede the reporters that read or keep the notes of the tests: it adds one.
        ...(watchesMachine() ? ([['./reporting/machine-reporter.ts']] as const) : []),
        // Must precede the reporter that removes the notes of the tests: merging shards and a second run need them.
        ...(keepsResults()
          ? ([['blob', { outputDir: unscrubbedBlobFolder(runId()), fileName: UNSCRUBBED_BLOB }]] as const)
          : []),
        ['./reporting/run-reporter.ts'],
        // Must precede the reporters that copy traces, so that no report contains a discarded trace.
        ['./reporting/trace-reporter.ts'],
        ['./reporting/durations-reporter.ts'],
        ['html', { open: 'never', outputFolder: `${reportsFolder()}/html` }],
        ['allure-playwright', { resultsDir: `${folder}/allure-results`, detail: false, suiteTitle: false }],
      ],
  use: {
    ...(url === undefined ? {} : { baseURL: url, ...windowOptions(new URL(url)) }),
    // The platform's service worker caches lists for days and would show outdated data. Separate cases test it.
    serviceWorkers: 'block',
    locale: 'ru-RU',
    timezoneId: settings.timeZone,
    // In headed mode the window uses the size of its place on the screen.
    viewport: headed === undefined ? { width: 1366, height: 768 } : null,
    actionTimeout: 5_000,
    navigationTimeout: 15_000,
    trace: {
      mode: 'retain-on-failure-and-retries',
      sources: settings.trace.sources,
      screenshots: settings.trace.screenshots,
      snapshots: settings.trace.snapshots,
    },
    screenshot: 'only-on-failure',
    ...(connection === undefined ? {} : { connectOptions: connection }),
    launchOptions: {
      // A server uses it only with --unsafe, and its programs are those of this machine only if it runs here.
      ...(settings.browserPath === undefined ? {} : { executablePath: settings.browserPath }),
    },
  },
  projects:
    settings.view === 'phone'
      ? [PHONE]
      : [
          {
            name: settings.browserName,
            ...afterThem,
            testIgnore: ['performance/**', ...leftOut],
            use: { browserName: settings.browserName },
          },
          { ...PERFORMANCE, testIgnore: leftOut },
        ],
  ...(settings.givenUrl === undefined
    ? {
        webServer: {
          command: sandboxCommand(),
          // Ends the sandbox even when this process is killed and cannot stop it.
          env: { SANDBOX_ENDS_WITH: String(process.pid) },
          wait: { stdout: /THE_BOT sandbox listening on (?<sandbox_url>http:\/\/[^\s]+)/ },
          gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2_000 },
          timeout: isInteractive() ? 60_000 : 15_000,
        },
      }
    : {}),
});
