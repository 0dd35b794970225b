import os from 'node:os';

/** Factor by which time limits grow under the present load: runnable processes per core; at least 1. */
export function cpuFactor(): number {
  return Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());
}
