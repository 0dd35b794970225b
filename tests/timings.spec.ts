/** Which requests count for the times and the errors of a run. */
import { expect, test } from '@playwright/test';
import { Timings } from '../suite/monitoring/timings';
import { tinyServer } from './specimens/tiny-server';

test('timings: a request that the platform drops counts as not answered; one without a network or cut short does not count', async ({
  page,
}) => {
  const server = await tinyServer((request, _body, response) => {
    if (request.url === '/api/dropped/') return void request.socket.destroy();
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'application/json');
    response.end(request.url === '/' ? '<link rel="icon" href="data:,">' : '{}');
  });
  try {
    const timings = new Timings(page.context(), server.url);
    await page.goto(server.url);
    const ask = (address: string) =>
      page.evaluate(
        (url) =>
          fetch(url)
            .then((response) => response.text())
            .then(Boolean, () => false),
        address,
      );
    await ask('/api/answered/');
    await page.context().setOffline(true);
    expect(await ask('/api/offline/')).toBe(false);
    await page.context().setOffline(false);
    await page.route('**/api/cut-short/', (route) => route.abort('aborted'));
    expect(await ask('/api/cut-short/')).toBe(false);
    expect(await ask('/api/dropped/')).toBe(false);
    const counted = timings.take().answers.map(([, , path, status]) => [path, status]);
    expect(counted).toEqual([
      ['/api/answered/', 200],
      ['/api/dropped/', null],
    ]);
  } finally {
    await server.close();
  }
});
