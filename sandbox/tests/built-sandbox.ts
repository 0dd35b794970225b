/** The built sandbox, started by a test as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

export interface BuiltSandbox {
  readonly url: string;
  readonly process: ChildProcess;
  /** Fulfilled with the exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * @param variables settings of the sandbox, for instance SANDBOX_SHAPE
 * @throws Error with the output of a sandbox that ends before it listens
 */
export async function startSandbox(variables: Readonly<Record<string, string>>): Promise<BuiltSandbox> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, PORT: '0', SANDBOX_QUIET: '1', SANDBOX_ENDS_WITH: String(process.pid), ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /listening on (\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`The sandbox did not start. ${printed}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, process: child, ended, stop };
}
