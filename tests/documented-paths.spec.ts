/** Finds the path of an endpoint in a build: the first documented path that exists, once per platform. */
import { expect, test as base } from '@playwright/test';
import { Headers } from 'undici';
import { ApiClient } from '../suite/api/client';
import { DOCUMENTED_PATHS, readFirstPath, isMissing } from '../suite/api/documented-paths';
import { tinyServer } from './specimens/tiny-server';

const NO_PAGE = '<h1>Not Found</h1>';

/**
 * A platform that responds to each path as configured, to every other path with an HTML page and 404, and records its
 * requests.
 */
const test = base.extend<{
  answers: Record<string, [status: number, content: unknown]>;
  asked: string[];
  client: ApiClient;
}>({
  answers: async ({ browserName: _browser }, use) => use({}),
  asked: async ({ browserName: _browser }, use) => use([]),
  client: async ({ answers, asked }, use) => {
    const server = await tinyServer((request, _body, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const known = answers[path];
      if (known === undefined) return void response.writeHead(404, { 'content-type': 'text/html' }).end(NO_PAGE);
      response.writeHead(known[0], { 'content-type': 'application/json' }).end(JSON.stringify(known[1]));
    });
    await use(new ApiClient(server.url, 'token'));
    await server.close();
  },
});

const [first, second] = DOCUMENTED_PATHS.teachersStudents;

test('documented paths: without the first path the second one is used and remembered', async ({
  answers,
  asked,
  client,
}) => {
  answers[second] = [200, { students: [] }];
  expect(await readFirstPath(client, 'teachersStudents')).toMatchObject({ status: 200, request: `GET ${second}` });
  await readFirstPath(client, 'teachersStudents');
  expect(asked).toEqual([first, second, second]);
});

test('documented paths: when the build has both paths, only the first one is requested', async ({
  answers,
  asked,
  client,
}) => {
  answers[first] = [200, {}];
  answers[second] = [200, {}];
  await readFirstPath(client, 'teachersStudents');
  expect(asked).toEqual([first]);
});

test('documented paths: a refusal is returned and not remembered', async ({ answers, asked, client }) => {
  answers[first] = [403, { detail: 'нет прав' }];
  expect(await readFirstPath(client, 'teachersStudents')).toMatchObject({ status: 403, request: `GET ${first}` });
  delete answers[first];
  answers[second] = [200, {}];
  expect(await readFirstPath(client, 'teachersStudents'), 'it is looked for anew').toMatchObject({
    status: 200,
    request: `GET ${second}`,
  });
  expect(asked).toEqual([first, first, second]);
});

test('documented paths: without any of the paths the response of the last one is returned', async ({ client }) => {
  expect(await readFirstPath(client, 'teachersStudents')).toMatchObject({
    status: 404,
    request: `GET ${DOCUMENTED_PATHS.teachersStudents.at(-1)}`,
  });
});

test('documented paths: the path contains the id of the record, and the remembered path applies to every id', async ({
  answers,
  asked,
  client,
}) => {
  answers['/api/admin/users/7/'] = [200, {}];
  answers['/api/admin/users/8/'] = [200, {}];
  await readFirstPath(client, 'user', 7);
  await readFirstPath(client, 'user', 8);
  expect(asked).toEqual(['/api/auth/users/7/', '/api/admin/users/7/', '/api/admin/users/8/']);
});

for (const [what, status, type, text, missing] of [
  ['a page with 404', 404, 'text/html', NO_PAGE, true],
  ['404 without a type', 404, undefined, '', true],
  ['the framework’s own words with 404', 404, 'application/json', '{"detail":"Not found."}', true],
  ['404 in words of the platform', 404, 'application/json', '{"error":"Пользователь не найден"}', false],
  ['a method that is not allowed', 405, 'application/json', '{}', true],
  ['a method that is not implemented', 501, 'text/html', '', true],
  ['a refusal', 403, 'application/json', '{}', false],
  ['a dead session', 401, 'application/json', '{}', false],
  ['a fault', 500, 'text/html', '', false],
  ['content', 200, 'application/json', '[]', false],
] as const) {
  test(`documented paths: ${what} means that the path ${missing ? 'does not exist' : 'exists'}`, () => {
    expect(isMissing({ status, text, headers: new Headers(type === undefined ? {} : { 'content-type': type }) })).toBe(
      missing,
    );
  });
}

test('documented paths: a 404 in JSON for a path with an id means that the record does not exist', () => {
  const headers = new Headers({ 'content-type': 'application/json' });
  expect(isMissing({ status: 404, text: '{"detail":"Not found."}', headers }, true)).toBe(false);
  expect(isMissing({ status: 404, text: NO_PAGE, headers: new Headers({ 'content-type': 'text/html' }) }, true)).toBe(
    true,
  );
});
