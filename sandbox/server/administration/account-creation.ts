import type { Insertable } from 'kysely';
import type { CreatedAccount } from '../../contract/administration';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import type { UserTable } from '../database/schema';
import { Refusal, invalidData } from '../http/refusals';
import { generatePassword, hashPassword } from '../identity/passwords';
import { toUserRecord } from '../identity/people';
import { nextProfileId } from '../identity/profile-numbers';
import { readRoleProfile } from '../identity/profiles';
import { searchTextOf } from '../identity/search-text';
import { addTaughtSubject, subjectIdFor } from '../subjects/subjects';
import { requireUser } from './account-rows';
import { isTaken, requireRole } from './account-rules';

type Columns = Insertable<UserTable>;
type Particulars = 'grade' | 'goal' | 'tutor_id' | 'parent_id' | 'specialization' | 'experience_years' | 'bio';

/** The columns of a new account that the request determines; the other columns have fixed values. */
export type NewUser = Pick<Columns, 'email' | 'first_name' | 'last_name' | 'phone' | 'role'> &
  Partial<Pick<Columns, Particulars>> & { subject?: string | null; password?: string | undefined };

/**
 * Creates an account with the given or a generated password. Only this response contains the password.
 * @throws Refusal 409 for an email that is already in use, 400 for a tutor or parent that does not exist.
 */
export async function createAccount(
  database: Database,
  form: Form,
  values: NewUser,
): Promise<Omit<CreatedAccount, 'success' | 'message'>> {
  const { subject, password: given, ...columns } = values;
  const password = given || generatePassword();
  const passwordHash = await hashPassword(password);
  return database.transaction().execute(async (queries) => {
    if (await isTaken(queries, values.email)) {
      throw new Refusal(409, { detail: 'Пользователь с таким email уже существует' });
    }
    await requireRole(queries, values.tutor_id, 'tutor', invalidData());
    await requireRole(queries, values.parent_id, 'parent', invalidData());
    // A teacher's subject is stored in the column of a tutor's specialization.
    const specialization = subject ?? values.specialization ?? null;
    const { id } = await queries
      .insertInto('users')
      .values({
        ...columns,
        specialization,
        profile_id: await nextProfileId(queries, values.role),
        username: values.email,
        password_hash: passwordHash,
        is_staff: 0,
        is_active: 1,
        is_verified: 0,
        date_joined: presentInstant(),
        search_text: searchTextOf({ ...values, phone: values.phone ?? null, specialization }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (values.role === 'teacher' && subject) {
      await addTaughtSubject(queries, id, await subjectIdFor(queries, subject));
    }
    const user = await requireUser(queries, id);
    const profile = await readRoleProfile(queries, form, user);
    if (profile === null) {
      throw new Error('A new account has no profile.');
    }
    return { user: toUserRecord(user), profile, credentials: { login: user.username, password } };
  });
}
