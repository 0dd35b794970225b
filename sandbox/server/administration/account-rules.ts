import type { Role } from '../../contract/identity';
import type { Queries } from '../database/connection';
import { invalidFields, unsuccessful } from '../http/refusals';

/** @throws Refusal 409 when another account has this address. */
export async function requireFreeEmail(queries: Queries, email: string, ownId?: number): Promise<void> {
  const taken = await queries
    .selectFrom('users')
    .select('id')
    .where((column) => column.or([column('email', '=', email), column('username', '=', email)]))
    .where('id', '<>', ownId ?? 0)
    .executeTakeFirst();
  if (taken !== undefined) {
    throw unsuccessful(409, 'Пользователь с таким email уже существует');
  }
}

/** @throws Refusal 400 naming `field` when the id is not that of an active user of the role. Null passes. */
export async function requireRole(
  queries: Queries,
  field: string,
  id: number | null | undefined,
  role: Role,
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
    throw invalidFields({ [field]: [`Нет такого пользователя: ${id}.`] });
  }
}
