/** A proxy between browsers and a platform that forwards everything, except for what a test lets it change. */
import http from 'node:http';
import { listening, type TinyServer } from '../specimens/tiny-server';

/** Texts that the proxy replaces; an identical text means that nothing is changed. */
export interface TamperRule {
  /** The requests to change: `POST /api/assignments/submissions/17/grade/`. */
  of: RegExp;
  /** The request body that the platform receives instead of the original. */
  actual: (body: string) => string;
  /** The response body that the sender receives instead of the platform's. */
  replacement: (body: string) => string;
}

/** @param platform the address of the real one, on this machine */
export async function tamperingProxy(platform: string, rule: TamperRule | undefined): Promise<TinyServer> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url}`;
      const rules = rule?.of.test(line) === true ? rule : undefined;
      const sent = await whole(request);
      const body = rules === undefined ? sent : Buffer.from(rules.actual(sent.toString('utf8')));
      // The proxy reads the response, so it must not be compressed.
      const headers = {
        ...request.headers,
        'accept-encoding': 'identity',
        ...(body.length > 0 ? { 'content-length': String(body.length) } : {}),
      };
      const onward = http.request(
        new URL(request.url ?? '/', platform),
        { method: request.method, headers },
        (upstream) => {
          void whole(upstream).then((text) => {
            const given = rules === undefined ? text : Buffer.from(rules.replacement(text.toString('utf8')));
            const { 'transfer-encoding': _chunked, ...rest } = upstream.headers;
            response.writeHead(upstream.statusCode ?? 502, {
              ...rest,
              ...(given.length > 0 ? { 'content-length': given.length } : {}),
            });
            response.end(given);
          });
        },
      );
      onward.on('error', () => response.destroy());
      onward.end(body);
    })();
  });
  return listening(server);
}

async function whole(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
