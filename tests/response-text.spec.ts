import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { textOf } from '../suite/monitoring/response-text';

/** A server that answers `/record` at once, and whose answer to `/endless` never ends. */
async function server() {
  const listening = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'application/json');
    response.write(request.url === '/' ? '<p>page</p>' : '{"title":"Домашка"');
    if (request.url !== '/endless') response.end(request.url === '/' ? '' : '}');
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    end: () => {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

test('response text: a body is read, and one that does not end is not waited for', async ({ page }) => {
  const { url, end } = await server();
  try {
    await page.goto(url);
    const fetched = async (path: string) => {
      const [response] = await Promise.all([
        page.waitForResponse(`**${path}`),
        page.evaluate((address) => void fetch(address), path),
      ]);
      return response;
    };
    expect(await textOf(await fetched('/record'))).toBe('{"title":"Домашка"}');
    expect(await textOf(await fetched('/endless'), 500)).toBeUndefined();
  } finally {
    end();
  }
});
