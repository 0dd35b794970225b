/**
 * `npm run harness [-- Playwright arguments]`: runs all self-tests, including those that `npm test` leaves to the
 * nightly.
 */
import { playwrightCommandLine, playwrightWords, runCommand } from './cli/options';
import { runHarness } from './suite/run-harness';

process.exitCode = await runCommand(async () => {
  const { failed } = await runHarness(
    playwrightWords(playwrightCommandLine('harness', 'Runs the self-tests, also the longest ones.')),
  );
  return failed === 0 ? 0 : 1;
}, 'as it is');
