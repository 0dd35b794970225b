import type { Role } from '../../contract/identity';
import type { Queries } from '../database/connection';

/** The number of the next profile of a role. Never that of an earlier profile that is still there. */
export async function nextProfileId(queries: Queries, role: Role): Promise<number> {
  const { last } = await queries
    .selectFrom('users')
    .select((column) => column.fn.max('profile_id').as('last'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
