/** Keys of the terminal during a headed run, and what its workers want from the command. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { messageSchema, type Message } from '../../suite/headed/command-link';
import { KEYS_HELP, runKeyOf, type RunKey } from '../../suite/headed/keys';
import { asJson } from '../../lib/json';

export interface KeysOfRun {
  /** Variables by which workers find this command. */
  readonly variables: Readonly<Record<string, string>>;
  /** Titles of the tests that are to be run again. */
  readonly repeated: ReadonlySet<string>;
}

/**
 * Passes keys of the terminal on to the workers of a run while `work` goes on.
 * @param isSteered false for a run that another tool steers, such as Playwright's inspector
 */
export async function withKeys<T>(isSteered: boolean, work: (keys: KeysOfRun) => Promise<T>): Promise<T> {
  if (!isSteered) return work({ variables: {}, repeated: new Set() });
  const address = socketPath();
  const workers = new Set<Socket>();
  const repeated = new Set<string>();
  const server = createServer((socket) => {
    workers.add(socket);
    socket.on('close', () => workers.delete(socket));
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', (line) => {
      const { key, test, tell } = messageSchema.safeParse(asJson(line)).data ?? {};
      // Begins a line of its own: the progress of the run stands in one that has no end.
      if (tell !== undefined) process.stdout.write(`\n${tell}\n`);
      if (key === 'repeat-case' && test !== undefined) repeated.add(test);
      if (key === 'stop') endRun();
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  const send = (message: Message) => workers.forEach((socket) => socket.write(`${JSON.stringify(message)}\n`));
  const release = readKeys((key) => {
    send({ key });
    if (key === 'stop') endRun();
  });
  try {
    return await work({ variables: { THE_BOT_KEYS: address }, repeated });
  } finally {
    release();
    for (const socket of workers) socket.destroy();
    server.close();
    rmSync(address, { force: true });
  }
}

/** A pipe of this command only; the name cannot be guessed. */
function socketPath(): string {
  const name = `the-bot-${process.pid}-${randomBytes(6).toString('hex')}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/** Ends the run as Ctrl-C does: it cleans up and reports first. */
function endRun(): void {
  // No program of Windows can be asked to end: there Ctrl-C is left.
  if (process.platform === 'win32') process.stdout.write('Press Ctrl-C in this terminal to end the run.\n');
  else process.kill(process.pid, 'SIGINT');
}

/** @returns a function that gives the terminal back */
function readKeys(onKey: (key: RunKey) => void): () => void {
  const { stdin } = process;
  // Windows ends a program by Ctrl-C only as long as the terminal handles its keys.
  if (!stdin.isTTY || process.platform === 'win32') return () => undefined;
  const read = (typed: Buffer) => {
    const key = runKeyOf(typed.toString());
    if (key !== undefined) onKey(key);
  };
  process.stdout.write(`Keys, here and in each window: ${KEYS_HELP}\n`);
  stdin.setRawMode(true).on('data', read).resume();
  return () => {
    stdin.off('data', read).pause();
    stdin.setRawMode(false);
  };
}
