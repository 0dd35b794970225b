/**
 * `npm run debug [-- case ids or words]`: runs the cases one action at a time, with Playwright's inspector next to the
 * windows. Exit codes as for `npm start`; also 2 if there is no screen.
 */
import { runChosen } from './interactive/run-chosen';

process.exitCode = await runChosen(process.argv.slice(2), ['--debug'], {});
