/** Command line options of the monitor. */
import { z } from 'zod';
import { commandLine, parseOptions } from '../cli/options';
import { duration } from '../cli/values';

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

const shape = z.object({
  hours: duration('--hours', 'h').refine(
    (ms) => ms > 0 && ms <= TWO_WEEKS_MS,
    '--hours takes more than nothing and at most two weeks (336).',
  ),
  every: duration('--every').refine((ms) => ms > 0, '--every takes more than nothing.'),
});

export interface MonitorOptions {
  readonly lastingMs: number;
  /** From the start of a round to the start of the next; a round that takes longer is followed at once. */
  readonly everyMs: number;
}

/** @throws UsageError naming every mistake */
export function parseMonitorOptions(words: readonly string[]): MonitorOptions {
  const command = commandLine(
    'watch',
    'Runs the read-only smoke cases after a deployment, again and again, and checks the health in between.',
  )
    .option('--hours <count>', 'how long, in hours', '24')
    .option('--every <time>', 'from the start of a round to the start of the next', '5m');
  const { hours, every } = parseOptions(shape, command, words);
  return { lastingMs: hours, everyMs: every };
}
