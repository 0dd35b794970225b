/** A minimal server on a free port of this machine, for one test. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TinyServer {
  readonly url: string;
  close(): Promise<void>;
}

/** @param handler receives the request and its complete body */
export async function tinyServer(
  handler: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<TinyServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handler(request, Buffer.concat(chunks).toString('utf8'), response));
  });
  return listening(server);
}

/** Starts the server on a free port of this machine. Its close() also ends open connections. */
export async function listening(server: Server): Promise<TinyServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
