import os from 'node:os';

/** How many times longer than on an idle machine something may take now: processes that want to run, per core; 1 at least. */
export function cpuFactor(): number {
  return Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());
}
