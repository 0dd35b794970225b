/** The token of a sign-out is replaced: a mistake here would sign out every worker that shares the session. */
import { expect, test } from '@playwright/test';
import { withSubstitutedToken } from '../suite/actors/signing-out';
import { tinyServer, type TinyServer } from './specimens/tiny-server';

interface Received {
  readonly request: string;
  readonly token: string | undefined;
  readonly body: string;
}

const received: Received[] = [];
let server: TinyServer;

test.beforeEach(async ({ page }) => {
  received.length = 0;
  server = await tinyServer((request, body, response) => {
    if (request.method === 'POST')
      received.push({ request: request.url ?? '', token: request.headers.authorization, body });
    response.end('<!doctype html><title>page</title>');
  });
  await page.goto(server.url);
});
test.afterEach(() => server.close());

const OWN = 'Token own';
const SUBSTITUTE = 'Token substitute';

for (const path of ['/api/auth/logout/', '/api/accounts/logout', '/api/auth/sign-out/?all=1', '/api/signout/'])
  test(`signing out: ${path} reaches the server with the token of the substitute, and is otherwise unchanged`, async ({
    page,
  }) => {
    const send = () =>
      page.evaluate(
        ([address, token]) => fetch(address, { method: 'POST', headers: { authorization: token }, body: 'all' }),
        [path, OWN] as const,
      );
    expect(await withSubstitutedToken(page, 'substitute', send)).toEqual(['own']);
    expect(received).toEqual([{ request: path, token: SUBSTITUTE, body: 'all' }]);
  });

test('signing out: other requests keep the token, also those that come before and after', async ({ page }) => {
  const post = (path: string) =>
    page.evaluate(
      ([address, token]) => fetch(address, { method: 'POST', headers: { authorization: token } }).then(() => undefined),
      [path, OWN] as const,
    );
  await withSubstitutedToken(page, 'substitute', async () => {
    await post('/api/assignments/');
    await post('/api/auth/logout/');
    await post('/api/auth/logout-everywhere/');
  });
  await post('/api/auth/logout/');
  expect(received.map(({ request, token }) => [request, token])).toEqual([
    ['/api/assignments/', OWN],
    ['/api/auth/logout/', SUBSTITUTE],
    ['/api/auth/logout-everywhere/', OWN],
    ['/api/auth/logout/', OWN],
  ]);
});

test('signing out: a failed action leaves no replacement behind', async ({ page }) => {
  const failed = withSubstitutedToken(page, 'substitute', () => Promise.reject(new Error('no button')));
  await expect(failed).rejects.toThrow('no button');
  await page.evaluate(
    (token) => fetch('/api/auth/logout/', { method: 'POST', headers: { authorization: token } }),
    OWN,
  );
  expect(received).toEqual([{ request: '/api/auth/logout/', token: OWN, body: '' }]);
});
