/**
 * `npm run ui`: Playwright's UI mode in a browser tab. Arguments are passed to Playwright; `--ui-port 9323` serves it
 * if there is no screen.
 */
import { setHeadedMode } from '../suite/config/environment';
import { playwrightCommandLine, playwrightWords, runCommand } from './cli/options';
import { browserToOpen } from './interactive/browser';
import { warnIfNoDisplay } from './interactive/screen';
import { exitCode, runSuite } from './suite/run-suite';
import { splitFaults, variablesForFaults } from './suite/sandbox-faults';

setHeadedMode();
process.exitCode = await runCommand(async () => {
  const { faults, others: words } = splitFaults(
    playwrightWords(
      playwrightCommandLine('ui', "Opens Playwright's UI mode in a browser tab.").option(
        '--fault <name>',
        'breaks the sandbox in this way; repeatable',
      ),
    ),
  );
  const broken = variablesForFaults(faults);
  const isServed = words.some((word) => word.startsWith('--ui-port'));
  if (!isServed && (await warnIfNoDisplay('npm run ui -- --ui-port 9323 serves the same to a browser of this machine.')))
    return 2;
  // UI mode's own window needs Playwright's own browser; a tab opens in any browser.
  return exitCode(
    await runSuite(['--ui', '--ui-host', '127.0.0.1', ...(isServed ? [] : ['--ui-port', '0']), ...words], {
      ...browserToOpen(),
      ...broken,
    }),
  );
}, 'as it is');
