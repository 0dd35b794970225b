/** Single requests of the preflight and the doctor to a platform that limits bursts. */
import { expect, test } from '@playwright/test';
import { Prober } from '../suite/preflight/probe';
import { tinyServer } from './specimens/tiny-server';

/** @returns the status that the prober reports, and how many requests the server got */
async function asked(method: string, statuses: readonly number[], headers = {}): Promise<[unknown, number]> {
  let count = 0;
  const server = await tinyServer((_request, _body, response) => {
    response.writeHead(statuses[count] ?? 200, headers).end();
    count += 1;
  });
  const prober = new Prober(server.url);
  try {
    const result = await prober.ask('/api/system/health/live/', { method });
    return [result.answered && result.status, count];
  } finally {
    prober.close();
    await server.close();
  }
}

test('probe: a read that the limit of bursts refuses is sent again', async () => {
  expect(await asked('GET', [429, 200])).toEqual([200, 2]);
});

test('probe: a write is sent once, whatever the response', async () => {
  expect(await asked('POST', [429, 200])).toEqual([429, 1]);
});

test('probe: a server that asks for a minute is not waited for', async () => {
  expect(await asked('GET', [429, 200], { 'retry-after': '60' })).toEqual([429, 1]);
});
