/**
 * `npm run debug [-- case ids or words]`: runs the cases one action at a time, with Playwright's inspector next to the
 * windows. Exit codes as for `npm start`; also 2 if there is no screen.
 */
import { z } from 'zod';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { runChosen } from './interactive/run-chosen';

process.exitCode = await runCommand(() => {
  const command = commandLine('debug', "Runs cases one action at a time, in Playwright's inspector.").argument(
    '[cases...]',
    'ids of cases, scenarios, or words of their text',
  );
  return runChosen(parseOptions(z.object({ words: z.array(z.string()) }), command).words, ['--debug'], {});
}, 'as it is');
