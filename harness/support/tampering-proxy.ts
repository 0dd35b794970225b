/** Stands between browsers and a platform and hands everything on, but for what a test lets it change. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Texts that a lie may replace; the same text means that nothing is changed. */
export interface TamperRule {
  /** Which requests: `POST /api/assignments/submissions/17/grade/`. */
  of: RegExp;
  /** What the platform is told instead of what was sent. */
  actual: (body: string) => string;
  /** What the sender reads instead of what the platform answered. */
  replacement: (body: string) => string;
}

export interface TamperingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** @param platform the address of the real one, on this machine */
export async function tamperingProxy(platform: string, rule: TamperRule | undefined): Promise<TamperingProxy> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url}`;
      const rules = rule?.of.test(line) === true ? rule : undefined;
      const sent = await whole(request);
      const body = rules === undefined ? sent : Buffer.from(rules.actual(sent.toString('utf8')));
      // An answer that is read has to come unpacked.
      const headers = { ...request.headers, 'accept-encoding': 'identity', ...(body.length > 0 ? { 'content-length': String(body.length) } : {}) };
      const onward = http.request(new URL(request.url ?? '/', platform), { method: request.method, headers }, (upstream) => {
        void whole(upstream).then((text) => {
          const given = rules === undefined ? text : Buffer.from(rules.replacement(text.toString('utf8')));
          const { 'transfer-encoding': _chunked, ...rest } = upstream.headers;
          response.writeHead(upstream.statusCode ?? 502, { ...rest, ...(given.length > 0 ? { 'content-length': given.length } : {}) });
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
