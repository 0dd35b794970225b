/** The embedded sandbox, for a doctor who was not told of another platform. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { PROJECT_ROOT } from '../../fixtures/environment';

export interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the sandbox on a free port. @throws Error with its own words when it does not come up */
export async function startSandbox(): Promise<Started> {
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'sandbox', 'dist', 'server', 'main.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const address = /listening on (http:\/\/\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error('The sandbox did not start; its own words are above.')));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
