import type { FastifyRequest } from 'fastify';
import type { Page } from '../../contract/assignments';
import { queryValue } from './addresses';
import { notFound } from './refusals';

/** The requested page of a list. */
export interface PageRequest {
  page: number;
  size: number;
}

/**
 * Reads `page` and `page_size` from the query string; an invalid size is replaced by the default.
 * @throws Refusal 404 if the page is not a positive whole number.
 */
export function readPageRequest(request: FastifyRequest, sizes: { usual: number; most: number }): PageRequest {
  const page = Number(queryValue(request, 'page') ?? '1');
  if (!Number.isSafeInteger(page) || page < 1) {
    throw notFound();
  }
  const size = Number(queryValue(request, 'page_size'));
  return { page, size: Number.isInteger(size) && size >= 1 ? Math.min(size, sizes.most) : sizes.usual };
}

/** Returns the number of rows before the page. */
export function offsetOf(wanted: PageRequest): number {
  return (wanted.page - 1) * wanted.size;
}

/**
 * Wraps one page of a list, with absolute links to the previous and next page.
 * @throws Refusal 404 if the list ends before this page; the first page always exists.
 */
export function toPage<Item>(request: FastifyRequest, wanted: PageRequest, count: number, results: Item[]): Page<Item> {
  const last = Math.max(1, Math.ceil(count / wanted.size));
  if (wanted.page > last) {
    throw notFound();
  }
  const linkTo = (page: number): string => {
    const url = new URL(request.url, `${request.protocol}://${request.host}`);
    url.searchParams.set('page', String(page));
    return url.href;
  };
  return {
    count,
    next: wanted.page < last ? linkTo(wanted.page + 1) : null,
    previous: wanted.page > 1 ? linkTo(wanted.page - 1) : null,
    results,
  };
}
