/** The embedded sandbox, for a command that starts one next to the suite's runs. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';

export interface SandboxProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** The built programs: the sandbox, the drill's sandbox, which supports fault injection, and the one with all mutants. */
const PROGRAMS = { sound: 'server', drill: 'faults', mutants: 'mutants/server' } as const;
export type SandboxProgram = keyof typeof PROGRAMS;

/** Time for a sandbox to stop and to start. */
const STOP_MS = 5_000;
const START_MS = 60_000;

/** Path of such a program. */
export function sandboxProgram(which: SandboxProgram): string {
  return path.join(PROJECT_ROOT, 'sandbox', 'dist', PROGRAMS[which], 'main.js');
}

/**
 * Starts a sandbox on a free port.
 * @param words arguments of the program; only the drill's sandboxes accept any
 * @throws Error with the program's output if it does not start
 */
export async function startSandbox(
  which: SandboxProgram = 'sound',
  words: readonly string[] = [],
): Promise<SandboxProcess> {
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
    const tooLate = setTimeout(() => child.kill('SIGKILL'), START_MS);
    void ended.then(() => clearTimeout(tooLate));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const address = /listening on (http:\/\/\S+)/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(tooLate);
      resolve(address);
    });
    void ended.then(() => reject(new Error(`The sandbox did not start. ${errorText}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      // A sandbox that a mutant keeps busy does not react to the signal.
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}
