/** Keeps all cores of this machine busy, as other jobs of a CI machine do. */
import { spawn } from 'node:child_process';
import os from 'node:os';

/** Calculates until the process above it is gone: a killed burn-in leaves nothing behind. */
const PROGRAM =
  'const above = process.ppid; for (let sum = 0; process.ppid === above; ) for (let i = 0; i < 1e7; i += 1) sum += i;';

/** @returns a function that ends it */
export function keepCoresBusy(count = os.availableParallelism()): () => void {
  const children = Array.from({ length: count }, () => spawn(process.execPath, ['-e', PROGRAM], { stdio: 'ignore' }));
  return () => children.forEach((child) => child.kill('SIGKILL'));
}
