import type { Role } from '../../contract/identity';
import type { Queries } from '../database/connection';

/** Returns the next profile id of a role. It differs from the ids of all existing profiles. */
export async function nextProfileId(queries: Queries, role: Role): Promise<number> {
  const { last } = await queries
    .selectFrom('users')
    .select((column) => column.fn.max('profile_id').as('last'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
