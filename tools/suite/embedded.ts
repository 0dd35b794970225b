/** The embedded sandbox, for a command that starts one next to the suite's runs. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

export interface SandboxProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** The built programs: the sandbox, and the drill's sandbox, which supports fault injection. */
const PROGRAMS = { sound: 'server', drill: 'faults' } as const;

/** Path of such a program. */
export function sandboxProgram(which: keyof typeof PROGRAMS): string {
  return path.join(PROJECT_ROOT, 'sandbox', 'dist', PROGRAMS[which], 'main.js');
}

/**
 * Starts a sandbox on a free port.
 * @param words arguments of the program; only the drill's sandbox accepts any
 * @throws Error with the program's output if it does not start
 */
export async function startSandbox(which: keyof typeof PROGRAMS = 'sound', words: readonly string[] = []): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [sandboxProgram(which), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: withVariables({ PORT: undefined, SANDBOX_DATA: undefined, SANDBOX_ENDS_WITH: String(process.pid) }),
  });
  let errorText = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errorText = `${errorText}${chunk.toString()}`.slice(-2_000);
    // A broken sandbox logs many errors, which are of no interest while it is running.
    if (which === 'sound') process.stderr.write(chunk);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const address = /listening on (http:\/\/\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`The sandbox did not start. ${errorText}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
