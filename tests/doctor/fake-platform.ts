/** Small servers on loopback, one for each fault that a platform can have. */
import http from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { z } from 'zod';
import { environment } from '../../suite/config/environment';
import { ACTOR_NAMES, roleOf } from '../../suite/config/names';

export type Reply = http.RequestListener;

/** Responses of the fake by path; all other paths respond like a healthy platform. */
export type FakeResponses = Readonly<Record<string, Reply>>;

export interface FakePlatform {
  readonly url: string;
  /** The requests so far: `POST /api/auth/login/`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Responds like the platform: JSON, with one of its own headers. */
export function json(status: number, body: unknown, headers: http.OutgoingHttpHeaders = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'X-Request-Id': 'fake',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

export function html(status: number, body: string, headers: http.OutgoingHttpHeaders = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
}

/** A 503 as an intermediate server sends it. */
export const emptyAndClosed: Reply = (_request, response) => {
  response.writeHead(503, { Connection: 'close', 'Content-Length': 0 });
  response.end();
};

/** Accepts the request and does not respond. */
export const silence: Reply = () => undefined;

/** The part of the sign-in page that a browser needs to send the form. */
const PAGE = `<!doctype html><html lang="ru"><title>THE BOT</title><script src="/assets/page.js" defer></script>
<h1>Добро пожаловать!</h1>
<form><label>Email <input data-testid="login-email-input" id="login-identifier" required></label>
<label>Пароль <input data-testid="login-password-input" type="password" required></label>
<button data-testid="login-submit-button">Войти</button></form></html>`;

const SCRIPT = `document.forms[0].addEventListener('submit', (event) => {
  event.preventDefault();
  const [email, password] = document.querySelectorAll('input');
  void fetch('/api/auth/login/', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: email.value, password: password.value }) });
});`;

export const signInPage = html(200, PAGE);

/** Signs the reference accounts in, as the sandbox does. */
const signIn: Reply = (request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => {
    const { email } = z.object({ email: z.string() }).parse(JSON.parse(body));
    const name = ACTOR_NAMES.find((actor) => environment().accounts[actor].email === email);
    if (name === undefined) return json(401, { success: false, error: 'Неверные учетные данные' })(request, response);
    const user = { id: 1, email, first_name: 'A', last_name: 'B', role: roleOf(name) };
    return json(200, { success: true, data: { token: `token-of-${name}`, user } })(request, response);
  });
};

const needsToken: Reply = (request, response) =>
  request.headers.authorization === undefined
    ? json(401, { detail: 'Учетные данные не были предоставлены.' })(request, response)
    : json(200, { count: 0, next: null, results: [] })(request, response);

const well: FakeResponses = {
  'POST /api/auth/login/': signIn,
  'GET /api/assignments/': needsToken,
  'GET /api/accounts/logout/': needsToken,
  'POST /api/accounts/logout/': needsToken,

  'GET /api/system/health/live/': json(200, { status: 'healthy', timestamp: new Date().toISOString() }),
  'GET /api/system/health/startup/': json(200, {
    status: 'healthy',
    components: { database: { status: 'healthy' }, cache: { status: 'healthy' } },
  }),
  'GET /api/system/health/ready/': json(200, {
    status: 'healthy',
    components: { database: { status: 'healthy' }, cache: { status: 'healthy' } },
  }),
  'GET /api/auth/login/': json(405, { detail: 'Метод "GET" не разрешен.' }),
  'GET /auth/signin': signInPage,
  'GET /': html(200, PAGE),
  'GET /assets/page.js': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end(SCRIPT);
  },
};

/** Starts a platform that is healthy except for these responses. The response of `*` applies to every path. */
export async function fakePlatform(responses: FakeResponses = {}): Promise<FakePlatform> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    const name = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
    requests.push(name);
    const reply = responses[name] ?? responses['*'] ?? well[name] ?? json(404, { detail: 'Страница не найдена.' });
    reply(request, response);
  });
  const url = await listening(server);
  return { url, requests, close: () => closed(server) };
}

/** Starts a server on a free loopback port. @returns its address as http:// */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

export async function closed(server: Server): Promise<void> {
  if ('closeAllConnections' in server) (server as http.Server).closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
