/** The time that a request of the API client may take. */
import { expect, test as base } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FormData } from 'undici';
import { ApiClient } from '../suite/api/client';
import { failureOf } from '../suite/failure/register';

const ANSWERS_AFTER_MS = 600;

/** Answers `/slow` late and anything else never. */
const test = base.extend<{ client: ApiClient }>({
  client: async ({ browserName: _browserName }, use) => {
    const server: Server = createServer((request, response) => {
      request
        .resume()
        .on(
          'end',
          () =>
            request.url === '/slow' &&
            setTimeout(() => response.setHeader('content-type', 'application/json').end('{}'), ANSWERS_AFTER_MS),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

test('api client: the message for an unanswered request has the request and its time limit', async ({ client }) => {
  const error: unknown = await client.send('POST', '/silent', {}, 200).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'TimeoutError', message: 'POST /silent got no answer within 0 s' });
  expect(failureOf(error)).toMatchObject({ code: 'no-answer', request: { method: 'POST', path: '/silent' } });
});

test('api client: a file extends the time limit by its size, other bodies do not', async ({ client }) => {
  const body = new FormData();
  body.set('file', new Blob([Buffer.alloc(2_000_001)]), 'lecture.pdf');
  expect((await client.send('POST', '/slow', body, 100)).status).toBe(200);
  await expect(client.send('POST', '/slow', { text: 'x'.repeat(2_000_000) }, 100)).rejects.toThrow('got no answer');
});
