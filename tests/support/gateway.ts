/** A web server in front of a platform that answers for it in the way a test chooses, as servers in front of stands do. */
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What the server does with a request. Health and pages are those of the platform where only the API fails. */
export type GatewayManner =
  | { readonly kind: 'forwards' }
  /** Answers itself, as while the platform is deployed: everything, or only the API. */
  | { readonly kind: 'answers'; readonly status: number; readonly only?: RegExp }
  /** Forwards, and hands each answer on late. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Accepts each token a few times, and then no longer. */
  | { readonly kind: 'drops sessions' };

export interface Gateway {
  readonly url: string;
  /** Counts the connections that were cut. */
  readonly cut: number;
  become(manner: GatewayManner): void;
  close(): Promise<void>;
}

/**
 * @param platform its address on this machine
 * @param options `cutsIdleAfterMs`: resets a connection that was idle for this time, without a word
 */
export async function gateway(platform: string, options: { cutsIdleAfterMs?: number } = {}): Promise<Gateway> {
  let manner: GatewayManner = { kind: 'forwards' };
  let cut = 0;
  const uses = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => {
    const idle = idleTimers.get(request.socket);
    clearTimeout(idle);
    response.once('close', () => {
      if (options.cutsIdleAfterMs === undefined || request.socket.destroyed) return;
      const timer = setTimeout(() => {
        cut += 1;
        request.socket.resetAndDestroy();
      }, options.cutsIdleAfterMs);
      idleTimers.set(request.socket, timer);
    });
    if (manner.kind === 'answers' && (manner.only?.test(request.url ?? '') ?? true)) {
      request.resume();
      response.writeHead(manner.status, { 'content-type': 'text/html' }).end('<h1>Please wait</h1>');
      return;
    }
    if (manner.kind === 'drops sessions' && isUsedUp(request.headers.authorization, uses)) {
      request.resume();
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"detail":"Недопустимый токен."}');
      return;
    }
    forward(request, response, platform, manner.kind === 'late' ? manner.ms : 0);
  });
  // Only this server's own rule cuts connections.
  server.keepAliveTimeout = 600_000;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get cut() {
      return cut;
    },
    become: (next) => {
      manner = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** How often a platform that drops sessions accepts a token: enough for a dashboard. */
const USES = 15;

function isUsedUp(token: string | undefined, uses: Map<string, number>): boolean {
  if (token?.startsWith('Token ') !== true) return false;
  uses.set(token, (uses.get(token) ?? 0) + 1);
  return (uses.get(token) ?? 0) > USES;
}

const idleTimers = new WeakMap<Socket, NodeJS.Timeout>();

function forward(request: http.IncomingMessage, response: http.ServerResponse, platform: string, lateMs: number): void {
  const onward = http.request(
    new URL(request.url ?? '/', platform),
    { method: request.method, headers: request.headers },
    (upstream) => {
      void pause(lateMs).then(() => {
        response.writeHead(upstream.statusCode ?? 502, upstream.headers);
        upstream.pipe(response);
      });
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
