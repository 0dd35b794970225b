/** Runs the suite's commands as a person starts them, in a separate process, against a fake platform. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { targetFolder } from '../../suite/config/folders';

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Excludes the proxies of the test machine, its receivers of notices, and any run in progress. */
const NEUTRAL = {
  NOTIFY_URL: '',
  ...Object.fromEntries(
    [
      'HTTP_PROXY',
      'HTTPS_PROXY',
      'ALL_PROXY',
      'NO_PROXY',
      'http_proxy',
      'https_proxy',
      'all_proxy',
      'no_proxy',
      'THE_BOT_RUN_ID',
      'THE_BOT_TARGET_KIND',
      'TEST_WORKER_INDEX',
      'TEST_PARALLEL_INDEX',
    ].map((name) => [name, undefined]),
  ),
};

/**
 * Runs a command of tools/, for instance `start.ts`, to its end.
 * @param reads `nothing` closes the reading end of its standard output at once, as `| head` does after some lines
 */
export async function command(
  script: string,
  words: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  reads: 'all' | 'nothing' = 'all',
): Promise<Ended> {
  const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, path.join('tools', script), ...words], {
    cwd: PROJECT_ROOT,
    env: withVariables({ ...NEUTRAL, ...variables }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
  if (reads === 'nothing') child.stdout.destroy();
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, output };
}

/** Deletes what a command has stored about a fake platform; it would only accumulate. */
export function forget(url: string): void {
  rmSync(targetFolder(url), { recursive: true, force: true });
}
