import { expect, test } from '@playwright/test';
import { toPlatformPath } from '../suite/api/assignment-path';
import { ApiClient } from '../suite/api/client';
import { sendAll, assignmentWriteRequests } from '../suite/api/forbidden-requests';
import { tinyServer } from './specimens/tiny-server';

test('nested path: a forbidden request is sent to the path that the build has, so that a 404 does not count as a refusal', async () => {
  const server = await tinyServer((request, _body, response) => {
    const path = request.url ?? '';
    const reply =
      path === '/api/assignments/'
        ? [200, { assignments: '…' }]
        : path.startsWith('/api/assignments/assignments/')
          ? [200, []]
          : [404, {}];
    response.writeHead(Number(reply[0]), { 'Content-Type': 'application/json' }).end(JSON.stringify(reply[1]));
  });
  try {
    const client = new ApiClient(server.url, 'token');
    expect(await toPlatformPath(client, '/api/assignments/')).toBe('/api/assignments/assignments/');
    expect(await toPlatformPath(client, '/api/assignments/7/submit/')).toBe('/api/assignments/assignments/7/submit/');
    expect(await toPlatformPath(client, '/api/assignments/submissions/7/')).toBe('/api/assignments/submissions/7/');
    const [first] = await sendAll(client, assignmentWriteRequests(7, 8));
    expect(first).toEqual({
      what: 'change an assignment',
      request: 'PATCH /api/assignments/assignments/7/',
      status: 200,
    });
  } finally {
    await server.close();
  }
});
