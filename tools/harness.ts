/**
 * `npm run harness [-- Playwright arguments]`: runs all self-tests, including those that `npm test` leaves to the
 * nightly.
 */
import { runHarness } from './suite/run-harness';

const { failed } = await runHarness(process.argv.slice(2));
process.exitCode = failed === 0 ? 0 : 1;
