/** `npm run harness [-- words for Playwright]`: the tests of the suite's own code, with those that `npm test` leaves to the nightly. */
import { runHarness } from './suite/run-harness';

const { failed } = await runHarness(process.argv.slice(2));
process.exitCode = failed === 0 ? 0 : 1;
