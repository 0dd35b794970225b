import { spawnSync } from 'node:child_process';

/** Returns the commit that is checked out in a folder; null outside a checkout or without git. */
export function commitOf(folder: string): string | null {
  const result = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : null;
}
