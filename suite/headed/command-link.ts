/**
 * Connection of a worker to the command that has started the run: keys of the terminal come from there; what is to be
 * done outside the run, and what the terminal is to show, goes there.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { RUN_KEYS, type RunKey } from './keys';

/** A line of the connection, in either direction. */
export const messageSchema = z.object({
  /** A key of the terminal; or from a worker, what the command is to do. */
  key: z.enum(RUN_KEYS).optional(),
  /** Title of the test that is to be repeated. */
  test: z.string().optional(),
  /** A sentence for the terminal. Never contains a secret. */
  tell: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

export interface CommandLink {
  send(message: Message): void;
}

/**
 * @param address of the command's socket
 * @param onKey called for each key of the terminal
 */
export function connectToCommand(address: string, onKey: (key: RunKey) => void): CommandLink {
  const socket = connect(address);
  // A worker ends when its tests have; and the run goes on by itself when the command has gone.
  socket.unref();
  socket.on('error', () => socket.destroy());
  createInterface({ input: socket }).on('line', (line) => {
    const key = messageSchema.safeParse(asJson(line)).data?.key;
    if (key !== undefined) onKey(key);
  });
  return {
    send: (message) => {
      if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
    },
  };
}
