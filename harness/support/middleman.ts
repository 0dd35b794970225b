/** Stands between browsers and a platform and hands everything on, but for what a test lets it change. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Texts that a lie may replace; the same text means that nothing is changed. */
export interface Lie {
  /** Which requests: `POST /api/assignments/submissions/17/grade/`. */
  of: RegExp;
  /** What the platform is told instead of what was sent. */
  told: (body: string) => string;
  /** What the sender reads instead of what the platform answered. */
  answered: (body: string) => string;
}

export interface Middleman {
  readonly url: string;
  close(): Promise<void>;
}

/** @param platform the address of the real one, on this machine */
export async function middleman(platform: string, lie: Lie | undefined): Promise<Middleman> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url}`;
      const lies = lie?.of.test(line) === true ? lie : undefined;
      const sent = await whole(request);
      const body = lies === undefined ? sent : Buffer.from(lies.told(sent.toString('utf8')));
      // An answer that is read has to come unpacked.
      const headers = { ...request.headers, 'accept-encoding': 'identity', ...(body.length > 0 ? { 'content-length': String(body.length) } : {}) };
      const onward = http.request(new URL(request.url ?? '/', platform), { method: request.method, headers }, (answer) => {
        void whole(answer).then((text) => {
          const given = lies === undefined ? text : Buffer.from(lies.answered(text.toString('utf8')));
          const { 'transfer-encoding': _chunked, ...rest } = answer.headers;
          response.writeHead(answer.statusCode ?? 502, { ...rest, ...(given.length > 0 ? { 'content-length': given.length } : {}) });
          response.end(given);
        });
      });
      onward.on('error', () => response.destroy());
      onward.end(body);
    })();
  });
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

async function whole(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
