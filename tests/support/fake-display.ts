/** A display that only answers, for tests of what is checked before a window opens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface FakeDisplay {
  /** Path of its socket: a value of DISPLAY. */
  readonly place: string;
  close(): void;
}

/** Answers as an X server that asks for an authorisation. */
export const refusing = (socket: Socket): void => void socket.once('data', () => void socket.write(Buffer.from([0])));

/** @param onConnection what it does with a program that connects */
export async function fakeDisplay(onConnection: (socket: Socket) => void): Promise<FakeDisplay> {
  // The path of a socket has at most 107 bytes: the folder of a test may be too long.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-display-'));
  const place = path.join(folder, 'socket');
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(place, resolve));
  return {
    place,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
