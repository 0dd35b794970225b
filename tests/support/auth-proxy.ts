/** Obstacles in front of a platform: TLS with a self-signed certificate, basic auth for the pages, a proxy. */
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';

/** A server on this machine. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Credentials for the pages. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/**
 * A web server that forwards everything to the platform behind it. As usual for a platform whose API takes a token in
 * `Authorization`, only the pages and external health checks require basic auth.
 */
export async function authProxy(platform: string, login: Login): Promise<Listening> {
  const pem = readFileSync(path.join(PROJECT_ROOT, 'tests', 'doctor', 'self-signed.pem'), 'utf8');
  const due = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  const server = https.createServer(
    { key: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY')), cert: pem },
    (request, response) => {
      const token = request.headers.authorization?.startsWith('Token ') === true;
      const asked = !token && !/^\/(assets|api\/auth)\//.test(request.url ?? '');
      if (asked && request.headers.authorization !== due) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="stand"' }).end();
        return;
      }
      const { authorization, ...others } = request.headers;
      const headers = token ? { ...others, authorization } : others;
      const onward = http.request(
        new URL(request.url ?? '/', platform),
        { method: request.method, headers },
        (upstream) => {
          response.writeHead(upstream.statusCode ?? 502, upstream.headers);
          upstream.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    },
  );
  return listening(server, 'https');
}

/** A forward proxy that records the requested hosts and the clients of these requests. */
export interface Proxy extends Listening {
  readonly tunnels: readonly string[];
}

/** @param login without it every request is rejected */
export async function forwardProxy(login: Login): Promise<Proxy> {
  const tunnels: string[] = [];
  const due = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  const server = http.createServer((_request, response) => response.writeHead(501).end());
  server.on('connect', (request, client: net.Socket, head) => {
    if (request.headers['proxy-authorization'] !== due) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    tunnels.push(
      `${hostname}:${port} ${request.headers['user-agent']?.includes('Chrome') === true ? 'browser' : 'node'}`,
    );
    const onward = net.connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  return { ...(await listening(server, 'http')), tunnels };
}

async function listening(server: http.Server | https.Server, scheme: string): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Tunnels no longer belong to the server and would keep it open.
        for (const socket of sockets) socket.destroy();
      }),
  };
}
