/** Reads a list page by page, in any of the forms that builds have. */
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { ApiClient, RawResponse } from '../api/client';
import { pathOfLink } from '../api/links';
import { listSchema } from '../network/reading';

/** No list of a run has more pages. */
const MAX_PAGES = 60;

const anyList = listSchema(
  z.object({ id: z.union([z.number(), z.string()]) }).loose(),
  'lessons',
  'submissions',
  'students',
  'users',
);

export interface ListPages {
  readonly rows: readonly { id: number | string }[];
  readonly ids: ReadonlySet<string>;
  /** Paths of the pages. */
  readonly paths: readonly string[];
  /** The page that was refused, or is no list. */
  readonly refused: { readonly path: string; readonly answer: RawResponse } | undefined;
}

/** Reads a list to its last page. @param most pages at most */
export async function readPages(client: ApiClient, start: string, most = MAX_PAGES): Promise<ListPages> {
  const rows: { id: number | string }[] = [];
  const paths: string[] = [];
  let refused: ListPages['refused'];
  for (let path: string | null = start; path !== null && paths.length < most;) {
    const answer = await client.send('GET', path);
    const page = answer.status === 200 ? anyList.safeParse(asJson(answer.text)).data : undefined;
    if (page === undefined) refused = { path, answer };
    paths.push(path);
    rows.push(...(page?.results ?? []));
    path = page?.next == null ? null : pathOfLink(page.next);
  }
  return { rows, ids: new Set(rows.map(({ id }) => String(id))), paths, refused };
}
