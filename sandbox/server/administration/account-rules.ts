import type { Role } from '../../contract/identity';
import type { Queries } from '../database/connection';
import { Refusal } from '../http/refusals';

/** Whether another account uses this email. */
export async function isTaken(queries: Queries, email: string, ownId?: number): Promise<boolean> {
  const taken = await queries
    .selectFrom('users')
    .select('id')
    .where((column) => column.or([column('email', '=', email), column('username', '=', email)]))
    .where('id', '<>', ownId ?? 0)
    .executeTakeFirst();
  return taken !== undefined;
}

/** @throws the refusal if the id does not belong to an active user of the role. Null is accepted. */
export async function requireRole(
  queries: Queries,
  id: number | null | undefined,
  role: Role,
  refusal: Refusal,
): Promise<void> {
  if (id === null || id === undefined) {
    return;
  }
  const found = await queries
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('role', '=', role)
    .where('is_active', '=', 1)
    .executeTakeFirst();
  if (found === undefined) {
    throw refusal;
  }
}

/** Returns a 404 with the given detail. */
export function missing(detail: string): Refusal {
  return new Refusal(404, { detail });
}
