/** A slow network between browsers and a platform of this machine: each chunk comes late, and only so many bytes a second. */
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export interface SlowNetwork {
  readonly delayMs: number;
  readonly bytesPerSecond: number;
}

export interface SlowLine {
  readonly url: string;
  close(): Promise<void>;
}

/** @param platform its address on this machine */
export async function slowLine(platform: string, network: SlowNetwork): Promise<SlowLine> {
  const { hostname, port } = new URL(platform);
  const open = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // Either side may leave; both then end.
      socket.on('error', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(slowed(network)).pipe(far);
    far.pipe(slowed(network)).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function slowed({ delayMs, bytesPerSecond }: SlowNetwork): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      void pause(delayMs + (chunk.length / bytesPerSecond) * 1_000).then(() => done(null, chunk));
    },
  });
}
