/** Reads the whole list of users. Some builds have no pages, and cut the list at 50 or 100 entries without saying so. */
import { accountListSchema, type AccountRecord } from './account-schemas';
import type { ApiClient, RawResponse } from './client';
import { readFirstPath } from './documented-paths';
import { pagesFrom } from './paging';
import { ROLES } from '../config/names';

/** The users that a build lists. */
export interface ListedUsers {
  readonly users: readonly AccountRecord[];
  /** False when the list may be cut: figures can then be compared with what is listed only from below. */
  readonly isWhole: boolean;
}

/** A list without pages that ends at a multiple of this length may be cut. */
const CUT_AT = 50;

/**
 * Returns all users from all pages. A list without pages that may be cut is read for each role, as long as the build
 * gives it.
 * @throws ApiError
 */
export async function listedUsers(client: ApiClient): Promise<ListedUsers> {
  const first = await readFirstPath(client, 'users');
  const [path = ''] = first.request.replace('GET ', '').split('?');
  const whole = await readPages(client, first);
  if (!mayBeCut(whole)) return { users: whole.users, isWhole: true };
  const known = new Map(whole.users.map((user) => [user.id, user]));
  let isWhole = true;
  for (const role of ROLES) {
    const address = `${path}?role=${role}&limit=100`;
    const response = await client.send('GET', address);
    // Some builds store no role of an admin, and refuse it as a role to list.
    if (response.status >= 400 && response.status < 500) {
      isWhole = false;
      continue;
    }
    const ofRole = await readPages(client, { ...response, request: `GET ${address}` });
    isWhole &&= !mayBeCut(ofRole);
    for (const user of ofRole.users) known.set(user.id, user);
  }
  return { users: [...known.values()], isWhole };
}

async function readPages(
  client: ApiClient,
  first: RawResponse & { request: string },
): Promise<{ users: AccountRecord[]; hasPages: boolean }> {
  const start = client.read(first.request, first, accountListSchema);
  const users: AccountRecord[] = [];
  for await (const { results } of pagesFrom(client, start, accountListSchema)) users.push(...results);
  return { users, hasPages: start.next !== null || start.count !== undefined };
}

function mayBeCut({ users, hasPages }: { users: readonly AccountRecord[]; hasPages: boolean }): boolean {
  return !hasPages && users.length > 0 && users.length % CUT_AT === 0;
}
