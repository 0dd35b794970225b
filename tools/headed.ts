/**
 * `npm run headed [-- case ids or words]`: runs the cases in visible windows, each role in its colour, with a caption
 * of the current step. `--pace slow|normal|fast|none`; `--hold` keeps windows and data after a failure for a quarter of an
 * hour, `--hold-for 30m` for 30 minutes. Exit codes as for `npm start`; also 2 if there is no screen.
 */
import { z } from 'zod';
import { PACES } from '../suite/config/environment';
import { CHOICES_HELP, KEYS_HELP } from '../suite/headed/keys';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { collect, duration, flag, names } from './cli/values';
import { runChosen } from './interactive/run-chosen';
import { variablesForFaults } from './suite/sandbox-faults';

const MINUTE_MS = 60_000;
const HOLD_MS = 15 * MINUTE_MS;
const MAX_HOLD_MS = 999 * MINUTE_MS;

const optionsSchema = z.object({
  pace: z.enum(PACES, { error: `--pace takes ${PACES.join(', ')}.` }),
  hold: flag,
  holdFor: duration('--hold-for', 'm')
    .refine((ms) => ms >= MINUTE_MS && ms <= MAX_HOLD_MS, '--hold-for takes 1 to 999 minutes.')
    .optional(),
  fault: names,
  words: z.array(z.string()),
});

process.exitCode = await runCommand(() => {
  const { pace, hold, holdFor, fault, words } = parseOptions(
    optionsSchema,
    commandLine('headed', 'Runs cases in visible windows, each role in its colour, with a caption of the current step.')
      .argument('[cases...]', 'ids of cases, scenarios, words of their text, or spec files')
      .option('--pace <pace>', PACES.join(', '), 'normal')
      .option('--hold', 'keeps windows and data after a failure, for 15 minutes, until you have chosen what to do')
      .option('--hold-for <time>', 'the same, for a time: 30m, 1h; a number alone is minutes')
      .option('--fault <name>', 'breaks the sandbox in this way, to see a red run; repeatable', collect, [])
      .addHelpText(
        'after',
        `\nKeys, in each window and on the terminal: ${KEYS_HELP}\nAfter a failure with --hold: ${CHOICES_HELP}`,
      ),
  );
  const holdMs = holdFor ?? (hold ? HOLD_MS : undefined);
  const variables = {
    ...variablesForFaults(fault),
    THE_BOT_PACE: pace,
    ...(holdMs === undefined ? {} : { THE_BOT_HOLD_MINUTES: String(Math.ceil(holdMs / MINUTE_MS)) }),
  };
  return runChosen(words, ['--headed', '--workers', '1', '--retries', '0'], variables);
}, 'as it is');
