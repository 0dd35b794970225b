/** A form whose request the build does not have: nobody knows what the server would refuse. */
import { expect, test } from '@playwright/test';
import { endpoints } from '../suite/api/endpoints';
import { Blocked } from '../suite/failure/blocked';
import { failureOf } from '../suite/failure/register';
import { Traffic } from '../suite/monitoring/traffic';
import { tinyServer } from './specimens/tiny-server';

const PAGE = `<link rel="icon" href="data:,">
<button onclick="fetch('/api/assignments/', { method: 'POST', body: '{}' })">Создать</button>`;

test('missing request: an attempt that is answered 405 is no result, one that is answered 400 is a refusal', async ({
  page,
}) => {
  let status = 405;
  const server = await tinyServer((request, _body, response) => {
    response.statusCode = request.method === 'POST' ? status : 200;
    response.setHeader('content-type', request.method === 'POST' ? 'application/json' : 'text/html');
    response.end(request.method === 'POST' ? '{"detail":"no"}' : PAGE);
  });
  try {
    const traffic = new Traffic(page.context(), server.url);
    await page.goto(server.url);
    const button = page.getByRole('button');
    const attempt = () => traffic.attempt(page, endpoints.createAssignment, button, () => button.click());
    const error = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Blocked);
    expect(failureOf(error)).toMatchObject({ code: 'refused', status: 405, blocked: true, by: 'page' });
    status = 400;
    expect((await attempt()).response?.status).toBe(400);
  } finally {
    await server.close();
  }
});
