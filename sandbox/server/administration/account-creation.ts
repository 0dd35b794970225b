import type { Insertable } from 'kysely';
import type { Credentials } from '../../contract/administration';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import type { UserTable } from '../database/schema';
import { generatePassword, hashPassword } from '../identity/passwords';
import { searchTextOf } from '../identity/search-text';
import { addTaughtSubject, subjectIdFor } from '../subjects/subjects';
import { readAccount } from './account-rows';
import { requireFreeEmail, requireRole } from './account-rules';

type Columns = Insertable<UserTable>;
type Particulars = 'grade' | 'goal' | 'tutor_id' | 'parent_id' | 'specialization' | 'experience_years' | 'bio';

/** What is known of an account before it exists; the rest is the same for all. */
export type NewUser = Pick<Columns, 'email' | 'first_name' | 'last_name' | 'phone' | 'role'> &
  Partial<Pick<Columns, Particulars>> & { subject?: string | null };

/**
 * Creates an account with a password of the server's making, which is readable in this answer only.
 * @throws Refusal 409 for an address that is taken, 400 for a tutor or parent that does not exist.
 */
export async function createAccount(database: Database, values: NewUser): Promise<Credentials> {
  const { subject, ...columns } = values;
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const user = await database.transaction().execute(async (queries) => {
    await requireFreeEmail(queries, values.email);
    await requireRole(queries, 'tutor_id', values.tutor_id, 'tutor');
    await requireRole(queries, 'parent_id', values.parent_id, 'parent');
    const { id } = await queries
      .insertInto('users')
      .values({
        ...columns,
        username: values.email,
        password_hash: passwordHash,
        is_staff: 0,
        is_active: 1,
        date_joined: presentInstant(),
        search_text: searchTextOf({
          ...values,
          phone: values.phone ?? null,
          specialization: values.specialization ?? null,
        }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (values.role === 'teacher' && subject) {
      await addTaughtSubject(queries, id, await subjectIdFor(queries, subject));
    }
    return readAccount(queries, id);
  });
  return { user, credentials: { login: user.username, email: user.email, password } };
}
