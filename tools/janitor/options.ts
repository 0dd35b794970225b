/** Command line options of the janitor. */
import { z } from 'zod';
import { commandLine, parseOptions } from '../cli/options';
import { count, duration, flag } from '../cli/values';

const shape = z.object({
  delete: flag,
  run: z
    .string()
    .regex(/^\d{8}T\d{6}-[0-9a-f]{6}$/, '--run takes the id of a run, as reports show it: 20261122T101500-a1b2c3.')
    .optional(),
  olderThan: duration('--older-than'),
  limit: count('--limit', 9_999),
});
export type JanitorOptions = z.infer<typeof shape>;

/** @throws UsageError naming every mistake */
export function parseJanitorOptions(words: readonly string[]): JanitorOptions {
  const command = commandLine('janitor', 'Lists the test data that runs left on a real platform, by run and age.')
    .option('--delete', 'removes what is listed')
    .option('--run <id>', 'only what that run left')
    .option('--older-than <time>', 'only what is older', '2h')
    .option('--limit <count>', 'the most that one call removes', '50');
  return parseOptions(shape, command, words);
}
