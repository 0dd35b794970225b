/** Lists are read page by page to their end, and no longer. */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { ApiClient } from '../suite/api/client';
import { pagesOf } from '../suite/api/paging';
import { listSchema } from '../suite/network/reading';
import { fakePlatform } from './doctor/fake-platform';

/** Reads a list of numbers whose pages name these as their next. */
async function numbersOf(next: Readonly<Record<string, string | null>>): Promise<number[]> {
  const platform = await fakePlatform({
    'GET /api/numbers/': (request, response) => {
      const page = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('page') ?? '1';
      const following = next[page] ?? null;
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          results: [Number(page)],
          next: following === null ? null : `http://elsewhere.example/api/numbers/?page=${following}`,
        }),
      );
    },
  });
  try {
    const found: number[] = [];
    const client = new ApiClient(platform.url, undefined);
    for await (const { results } of pagesOf(client, '/api/numbers/', listSchema(z.number()))) found.push(...results);
    return found;
  } finally {
    await platform.close();
  }
}

test('paging: all pages are read, whatever host their links name', async () => {
  expect(await numbersOf({ '1': '2', '2': '3' })).toEqual([1, 2, 3]);
});

test('paging: a page that names itself as the next one is told, not read for ever', async () => {
  await expect(numbersOf({ '1': '2', '2': '2' })).rejects.toThrow(
    'GET /api/numbers/?page=2 answered 200: not what the contract says: this page names itself or an earlier one as next',
  );
});
