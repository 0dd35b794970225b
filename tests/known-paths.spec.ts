/** Every API path in the suite's sources was recorded on the platform or is in its documents. */
import { expect, test } from '@playwright/test';
import { pathsIn, pathsOf } from './support/api-paths';
import { knownPaths, unknownIn, type KnownPath } from './support/known-paths';
import { expansionsOf } from './support/path-pattern';

const KNOWN: readonly KnownPath[] = knownPaths();

/** Paths in a source that are not in the list. */
const unknown = (source: string) => pathsOf('a.ts', source).flatMap((named) => unknownIn(named, KNOWN) ?? []);

test('known paths: every path in the suite was recorded or documented', () => {
  const named = pathsIn('fixtures', 'suite', 'tools', 'e2e', 'reporting');
  expect(named.length, 'paths found in the sources').toBeGreaterThan(100);
  expect(named.flatMap((one) => unknownIn(one, KNOWN) ?? [])).toEqual([]);
});

test('known paths: the list has each method and path once', () => {
  const lines = KNOWN.map(({ method, path }) => `${method} ${path}`);
  expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
});

for (const [what, source, path] of [
  ['a text', "call('GET', '/api/invented/');", 'GET /api/invented/'],
  ['a text without its last slash', "const path = '/api/invented';", '/api/invented'],
  ['a text with a query', "const path = '/api/invented/?page=2';", '/api/invented/'],
  ['a text with a method', "const line = 'POST /api/invented/';", 'POST /api/invented/'],
  ['a template', 'const path = `/api/auth/users/${id}/invented/`;', '/api/auth/users/:id/invented/'],
  [
    'a template that begins with a constant',
    'const user = `/api/auth/users/${id}/`; send(`${user}invented/`);',
    '/api/auth/users/:id/invented/',
  ],
  [
    'a template that begins with a path handed out',
    'send(`${await this.collection()}${id}/invented/`);',
    '/api/assignments/:id/invented/',
  ],
  ['a known path with a method that is not', "call('DELETE', '/api/auth/login/');", 'DELETE /api/auth/login/'],
  [
    'a known path with a method beside it that is not',
    "const deed = { method: 'PUT', path: '/api/auth/login/' };",
    'PUT /api/auth/login/',
  ],
  ['a path that only a page asks for, in vain', "const path = '/api/core/metrics/';", '/api/core/metrics/'],
  ['a stored file in a folder of its own', "const path = '/media/invented/';", '/media/invented/'],
] as const) {
  test(`known paths: an unknown path is found in ${what}`, () => expect(unknown(source)).toEqual([`a.ts:1 ${path}`]));
}

for (const [what, source, missing] of [
  ['a pattern', '/^\\/api\\/invented\\/?$/', '^\\/api\\/invented\\/?$'],
  ['one option of a pattern', '/^\\/api\\/auth\\/(?:users|invented)\\/$/', 'invented'],
  ['an optional part of a pattern', '/^\\/api\\/auth\\/users\\/\\d+\\/(?:invented\\/?)?$/', 'invented\\/?'],
  ['an optional letter of a pattern', '/^GET \\/api\\/parents?\\/children\\/$/', 's'],
  ['a pattern without an end', '/^\\/api\\/(?:admin|invented)\\//', 'invented'],
  ['a pattern with a method', '/^GET \\/api\\/auth\\/me\\/$|^POST \\/api\\/auth\\/me\\/$/', '^POST /api/auth/me/$'],
] as const) {
  test(`known paths: an unknown path is found in ${what}`, () => {
    const [sentence = ''] = unknown(`const path = ${source};`);
    expect(sentence).toContain('a.ts:1 ');
    expect(sentence.replaceAll('\\/', '/')).toContain(`nothing known is matched by ${missing.replaceAll('\\/', '/')}`);
  });
}

test('known paths: known paths, and texts that are no API path, are not reported', () => {
  const source = `
    import { ApiClient } from '../api/client';
    const lookup = { 'GET /api/invented/': 1 };
    const words = 'the front end is served there, but /api/ is not passed on';
    call('PATCH', \`/api/auth/users/\${id}/\`, 'https://files.school.example/api/invented/');
    const deed = { method: /^(POST|PATCH)$/, path: /^\\/api\\/auth\\/users\\/\\d+\\/(?:reactivate\\/?)?$/ };
    const number = '/api/assignments/17/';
    const nested = new RegExp(String.raw\`^/api/assignments/(?:assignments/)?\\d+/?$\`);`;
  expect(pathsOf('a.ts', source)).toHaveLength(4);
  expect(unknown(source)).toEqual([]);
});

test('known paths: a pattern is expanded to all paths that it matches', () => {
  expect(expansionsOf('^\\/api\\/(a|b)\\/(?:c\\/)?$').map(({ text, open }) => [text, open])).toEqual([
    ['/api/a/c/', false],
    ['/api/a/', false],
    ['/api/b/c/', false],
    ['/api/b/', false],
  ]);
  expect(expansionsOf('^/api/x/\\d+/').map(({ text, open }) => [text, open])).toEqual([['/api/x/:id/', true]]);
  expect(() => expansionsOf('^/api/x{2}/')).toThrow('cannot be read');
});
