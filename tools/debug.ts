/**
 * `npm run debug [-- case ids or words]`: runs the cases in headed mode and stops before the first step of each test, or before
 * the step whose id is named, with Playwright's inspector beside the windows, for one action at a time. `--fault NAME` breaks the sandbox. Exit codes as for `npm start`; also 2 if
 * there is no screen.
 */
import { z } from 'zod';
import { stopsAt } from '../suite/config/run-options';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { collect, names } from './cli/values';
import { splitIds } from './cases/named-cases';
import { runChosen } from './interactive/run-chosen';
import { variablesForFaults } from './suite/sandbox-faults';

process.exitCode = await runCommand(() => {
  const command = commandLine('debug', "Runs cases one action at a time, in Playwright's inspector.")
    .argument('[cases...]', 'ids of cases, scenarios, words of their text, or spec files')
    .option('--fault <name>', 'breaks the sandbox in this way; repeatable', collect, [])
    .addHelpText(
      'after',
      '\nStops before the first step of each test, or before the step whose id is named, with the inspector at the right edge\nof the screen. There: F10 runs one action, F8 runs on without a stop in this window.',
    );
  const { fault, words } = parseOptions(z.object({ fault: names, words: z.array(z.string()) }), command);
  return runChosen(words, ['--headed', '--workers', '1', '--retries', '0', '--timeout', '0'], {
    ...stopsAt(splitIds(words).ids),
    ...variablesForFaults(fault),
  });
}, 'as it is');
