/** Figures of the machine that the sandbox runs on. */
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import type { Metrics } from '../../contract/surroundings';

const GIBIBYTE = 2 ** 30;

/** Returns the number of processors and their load. */
export function cpuFigures(): Metrics['cpu'] {
  const cores = os.availableParallelism();
  const [, fiveMinutes = 0, fifteenMinutes = 0] = os.loadavg();
  return {
    core_count: cores,
    avg_5min_percent: percent(fiveMinutes, cores),
    avg_15min_percent: percent(fifteenMinutes, cores),
  };
}

/** Returns how much memory there is and how much of it is used. */
export function memoryFigures(): Metrics['memory'] {
  const [total, available] = [os.totalmem(), os.freemem()];
  return {
    total_gb: gibibytes(total),
    used_gb: gibibytes(total - available),
    available_gb: gibibytes(available),
    used_percent: percent(total - available, total),
  };
}

/** Returns how much of the root partition is used. @throws the file system's error */
export async function diskFigures(): Promise<Metrics['disk']> {
  const { blocks, bfree, bavail, bsize } = await statfs('/');
  const figures = {
    partition: '/',
    total_gb: gibibytes(blocks * bsize),
    used_gb: gibibytes((blocks - bfree) * bsize),
    free_gb: gibibytes(bavail * bsize),
    used_percent: percent(blocks - bfree, blocks),
  };
  return { partitions: [figures] };
}

function gibibytes(bytes: number): number {
  return rounded(bytes / GIBIBYTE);
}

function percent(part: number, whole: number): number {
  return rounded((part / whole) * 100);
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
