/** Lists that come in several pages from the server, which no test could fill in time: the response is extended on its way. */
import { test } from '@playwright/test';
import type { BrowserUser } from '../actors/browser-user';
import { withChangedResponse } from '../actors/changed-response';
import { isFields } from '../network/reading';

/** A list, and how its entries are told apart. */
export interface LongList {
  readonly path: RegExp;
  readonly length: number;
  /** Gives an entry the number that distinguishes it from the others. */
  readonly numbered: (entry: Readonly<Record<string, unknown>>, number: number) => Readonly<Record<string, unknown>>;
}

/** The page size of the platform where a request names none. */
const USUAL_SIZE = 20;
/** Above the ids of any record of a platform. */
export const FIRST_NUMBER = 900_001;

/** Runs an action while a list of this length arrives at the page, in as many pages as it asks for. */
export function withLongList<T>(
  user: BrowserUser,
  { path, length, numbered }: LongList,
  action: () => Promise<T>,
): Promise<T> {
  const change = (content: unknown, url: URL) => {
    if (!isFields(content) || !Array.isArray(content.results)) return content;
    const [first] = content.results as unknown[];
    if (!isFields(first) || !('next' in content)) return content;
    const all = Array.from({ length }, (_none, index) => numbered(first, FIRST_NUMBER + index));
    const size = Number(url.searchParams.get('page_size') ?? USUAL_SIZE);
    const page = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      ...content,
      count: length,
      next: page * size < length ? next.href : null,
      results: all.slice((page - 1) * size, page * size),
    };
  };
  // The server has one page, and refuses the others.
  return test.step(`${user.actor} is sent a list of ${length}`, () =>
    withChangedResponse(user.page, { method: /^GET$/, path }, change, action, { page: '1' }));
}
