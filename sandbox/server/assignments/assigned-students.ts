import type { Queries } from '../database/connection';
import { invalidFields } from '../http/refusals';

/** @throws Refusal 400 if one of the ids does not belong to an active student. */
export async function requireStudents(queries: Queries, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  const found = await queries
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'student')
    .where('is_active', '=', 1)
    .where('id', 'in', ids)
    .execute();
  const known = new Set(found.map((student) => student.id));
  const wrong = ids.filter((id) => !known.has(id));
  if (wrong.length > 0) {
    throw invalidFields({ assigned_to: wrong.map((id) => `Invalid pk "${id}" - object does not exist.`) });
  }
}
