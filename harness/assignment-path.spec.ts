import { expect, test } from '@playwright/test';
import { inFormOf } from '../fixtures/api/assignment-path';
import { ApiClient } from '../fixtures/api/client';
import { tryAll, workDeeds } from '../fixtures/api/deeds';
import { tinyServer } from './specimens/tiny-server';

test('nested path: a forbidden deed is tried where the build has it, so that a hole does not pass for «not found»', async () => {
  const server = await tinyServer((request, _body, response) => {
    const path = request.url ?? '';
    const answer = path === '/api/assignments/' ? [200, { assignments: '…' }] : path.startsWith('/api/assignments/assignments/') ? [200, []] : [404, {}];
    response.writeHead(Number(answer[0]), { 'Content-Type': 'application/json' }).end(JSON.stringify(answer[1]));
  });
  try {
    const client = new ApiClient(server.url, 'token');
    expect(await inFormOf(client, '/api/assignments/')).toBe('/api/assignments/assignments/');
    expect(await inFormOf(client, '/api/assignments/7/submit/')).toBe('/api/assignments/assignments/7/submit/');
    expect(await inFormOf(client, '/api/assignments/submissions/7/')).toBe('/api/assignments/submissions/7/');
    const [first] = await tryAll(client, workDeeds(7, 8));
    expect(first).toEqual({ what: 'change an assignment', request: 'PATCH /api/assignments/assignments/7/', status: 200 });
  } finally {
    await server.close();
  }
});
