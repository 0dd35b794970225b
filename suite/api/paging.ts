/** Reads a list of the platform page by page. */
import type { ListPage } from '../network/reading';
import type { z } from 'zod';
import type { ApiClient } from './client';
import { pathOfLink } from './links';
import { ApiError } from './refusal';

/**
 * Returns the pages of a list, beginning with the one at `path`. A list without pages is one page.
 * @throws ApiError when a page is refused, is no list or names one as its next that has been read
 */
export async function* pagesOf<T>(
  client: ApiClient,
  path: string,
  schema: z.ZodType<ListPage<T>>,
): AsyncGenerator<ListPage<T>> {
  yield* pagesFrom(client, await client.call('GET', path, schema), schema, new Set([path]));
}

/** Returns a page that has been read, and those that follow it. @throws as `pagesOf` */
export async function* pagesFrom<T>(
  client: ApiClient,
  first: ListPage<T>,
  schema: z.ZodType<ListPage<T>>,
  read = new Set<string>(),
): AsyncGenerator<ListPage<T>> {
  yield first;
  for (let { next } = first; next !== null;) {
    const path = pathOfLink(next);
    if (read.has(path))
      throw new ApiError(
        `GET ${path}`,
        200,
        'not what the contract says: this page names itself or an earlier one as next',
      );
    read.add(path);
    const page = await client.call('GET', path, schema);
    yield page;
    ({ next } = page);
  }
}
