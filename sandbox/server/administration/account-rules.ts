import type { Role } from '../../contract/identity';
import type { Queries } from '../database/connection';
import { Refusal } from '../http/refusals';

/** Whether another account has this address. */
export async function isTaken(queries: Queries, email: string, ownId?: number): Promise<boolean> {
  const taken = await queries
    .selectFrom('users')
    .select('id')
    .where((column) => column.or([column('email', '=', email), column('username', '=', email)]))
    .where('id', '<>', ownId ?? 0)
    .executeTakeFirst();
  return taken !== undefined;
}

/** @throws the refusal when the id is not that of an active user of the role. Null passes. */
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

/** 404 with a sentence about what is missing. */
export function missing(detail: string): Refusal {
  return new Refusal(404, { detail });
}
