/** Command line options of the janitor. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseOptions } from '../cli/options';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const duration = z
  .string()
  .regex(/^\d+[mhd]$/, '--older-than takes a number of minutes, hours or days: 30m, 2h, 7d.')
  .transform((text) => Number(text.slice(0, -1)) * UNIT_MS[z.enum(['m', 'h', 'd']).parse(text.slice(-1))]);

const shape = z.object({
  delete: z.boolean(),
  run: z
    .string()
    .regex(/^\d{8}T\d{6}-[0-9a-f]{6}$/, '--run takes the id of a run, as reports show it: 20261122T101500-a1b2c3.')
    .optional(),
  'older-than': duration,
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, '--limit takes a number from 1 to 9999: the most that one call removes.')
    .transform(Number),
});
export type JanitorOptions = z.infer<typeof shape>;

/** @throws UsageError naming every mistake */
export function parseJanitorOptions(words: string[]): JanitorOptions {
  return parseOptions(shape, () =>
    parseArgs({
      args: words,
      options: {
        delete: { type: 'boolean', default: false },
        run: { type: 'string' },
        'older-than': { type: 'string', default: '2h' },
        limit: { type: 'string', default: '50' },
      },
    }).values,
  );
}
