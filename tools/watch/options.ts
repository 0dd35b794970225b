/** Command line options of the monitor. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseOptions } from '../cli/options';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

const shape = z.object({
  hours: z
    .string()
    .regex(/^\d+(\.\d+)?$/, '--hours takes a number: 24, or 0.5 for half an hour.')
    .transform((text) => Number(text) * UNIT_MS.h)
    .refine((ms) => ms > 0 && ms <= 14 * 24 * UNIT_MS.h, '--hours takes more than nothing and at most two weeks (336).'),
  every: z
    .string()
    .regex(/^[1-9]\d*[smh]$/, '--every takes a time: 30s, 5m, 1h.')
    .transform((text) => Number(text.slice(0, -1)) * UNIT_MS[z.enum(['s', 'm', 'h']).parse(text.slice(-1))]),
});

export interface MonitorOptions {
  readonly lastingMs: number;
  /** From the start of a round to the start of the next; a round that takes longer is followed at once. */
  readonly everyMs: number;
}

/** @throws UsageError naming every mistake */
export function parseMonitorOptions(words: string[]): MonitorOptions {
  const { hours, every } = parseOptions(shape, () => parseArgs({ args: words, options: { hours: { type: 'string', default: '24' }, every: { type: 'string', default: '5m' } } }).values);
  return { lastingMs: hours, everyMs: every };
}
