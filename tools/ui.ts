/** `npm run ui`: Playwright's UI mode in a tab of the browser. Words are handed on to Playwright; `--ui-port 9323` serves it where there is no screen. */
import { announceWatched } from '../fixtures/environment';
import { browserToOpen } from './desk/browser';
import { saysNoScreen } from './desk/screen';
import { exitCode, runSuite } from './suite/run-suite';

announceWatched();
const words = process.argv.slice(2);
const isServed = words.some((word) => word.startsWith('--ui-port'));
if (!isServed && saysNoScreen('npm run ui -- --ui-port 9323 serves the same to a browser of this machine.')) process.exitCode = 2;
// Its own window would need Playwright's own browser; a tab opens in any.
else process.exitCode = exitCode(await runSuite(['--ui', '--ui-host', '127.0.0.1', ...(isServed ? [] : ['--ui-port', '0']), ...words], browserToOpen()));
