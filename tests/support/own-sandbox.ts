/** A test's own sandbox, as a process, in the requested form. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { announcedUrl } from './announced-url';

export interface OwnSandbox {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @param shape value of SANDBOX_SHAPE; empty is the complete form
 * @param accountSets number of complete sets of accounts
 */
export async function startSandbox(shape: string, accountSets = 1): Promise<OwnSandbox> {
  const program = spawn(process.execPath, [path.join(PROJECT_ROOT, 'sandbox', 'dist', 'server', 'main.js')], {
    env: withVariables({
      PORT: '0',
      SANDBOX_SHAPE: shape,
      SANDBOX_ACCOUNT_SETS: String(accountSets),
      SANDBOX_QUIET: '1',
      SANDBOX_ENDS_WITH: String(process.pid),
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => program.once('close', () => resolve()));
  const url = await announcedUrl(program, /listening on (\S+)/);
  return {
    url,
    stop: async () => {
      program.kill('SIGTERM');
      await ended;
    },
  };
}
