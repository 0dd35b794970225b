/**
 * `npm run debug [-- case ids or words]`: the cases one action after the other, with Playwright's inspector beside the
 * windows. Exit codes as `npm start`; 2 also where there is no screen.
 */
import { runChosen } from './interactive/run-chosen';

process.exitCode = await runChosen(process.argv.slice(2), ['--debug'], {});
