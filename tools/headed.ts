/**
 * `npm run headed [-- case ids or words]`: runs the cases in visible windows, each role in its colour, with a caption
 * of the current step. `--pace slow|normal|fast`; `--hold` keeps windows and data after a failure for a quarter of an
 * hour, `--hold-for 30` for 30 minutes. Exit codes as for `npm start`; also 2 if there is no screen.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PACES } from '../suite/config/environment';
import { runChosen } from './interactive/run-chosen';

const HOLD_MINUTES = '15';

const optionsSchema = z.object({
  pace: z.enum(PACES, { error: `--pace takes ${PACES.join(', ')}.` }),
  hold: z.boolean(),
  'hold-for': z
    .string()
    .regex(/^[1-9]\d{0,2}$/, '--hold-for takes minutes, 1 to 999.')
    .optional(),
});

const options = parseHeadedOptions();
if (options === undefined) process.exitCode = 2;
else process.exitCode = await runChosen(options.words, ['--headed', '--workers', '1', '--retries', '0'], options.variables);

function parseHeadedOptions(): { words: string[]; variables: Record<string, string> } | undefined {
  try {
    const { values, positionals: words } = parseArgs({
      allowPositionals: true,
      options: { pace: { type: 'string', default: 'normal' }, hold: { type: 'boolean', default: false }, 'hold-for': { type: 'string' } },
    });
    const { pace, hold, 'hold-for': minutes } = optionsSchema.parse(values);
    const holdMinutes = minutes ?? (hold ? HOLD_MINUTES : undefined);
    return { words, variables: { THE_BOT_PACE: pace, ...(holdMinutes === undefined ? {} : { THE_BOT_HOLD_MINUTES: holdMinutes }) } };
  } catch (error) {
    process.stderr.write(`${error instanceof z.ZodError ? error.issues.map(({ message }) => message).join('\n') : error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
