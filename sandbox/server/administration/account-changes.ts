import type { Account, Credentials } from '../../contract/administration';
import { storageNamesOf } from '../assignments/files/file-records';
import type { Database, Queries } from '../database/connection';
import type { Flag } from '../database/schema';
import { badRequest, invalidFields } from '../http/refusals';
import { generatePassword, hashPassword } from '../identity/passwords';
import { searchTextOf } from '../identity/search-text';
import { revokeTokens, type User } from '../identity/tokens';
import type { AccountChanges } from './account-fields';
import { readAccount, requireUser } from './account-rows';
import { requireFreeEmail, requireRole } from './account-rules';

/**
 * Changes an account. Only teachers and tutors may change places, and only while nobody depends on them.
 * @throws Refusal 404, 409 for an address that is taken, 400 for anything that would leave the data contradictory.
 */
export async function changeAccount(
  database: Database,
  admin: User,
  id: number,
  changes: AccountChanges,
): Promise<Account> {
  return database.transaction().execute(async (queries) => {
    const user = await requireUser(queries, id);
    if (changes.email !== undefined) {
      await requireFreeEmail(queries, changes.email, id);
    }
    await requireGuardiansFit(queries, user, changes);
    if (changes.role !== undefined && changes.role !== user.role) {
      await requireMayBecome(queries, user, changes.role);
    }
    const { is_active: active, ...columns } = changes;
    const search = searchTextOf({
      first_name: changes.first_name ?? user.first_name,
      last_name: changes.last_name ?? user.last_name,
      email: changes.email ?? user.email,
      phone: changes.phone === undefined ? user.phone : changes.phone,
      specialization: changes.specialization === undefined ? user.specialization : changes.specialization,
    });
    await queries
      .updateTable('users')
      .set({
        ...columns,
        ...(changes.email === undefined ? {} : { username: changes.email }),
        search_text: search,
      })
      .where('id', '=', id)
      .execute();
    if (active !== undefined) {
      await activate(queries, admin, id, active);
    }
    return readAccount(queries, id);
  });
}

/** Lets an account sign in, or keeps it out and ends its session. @throws Refusal 404, 400 for one's own account. */
export async function setActive(database: Database, admin: User, id: number, active: boolean): Promise<Account> {
  return database.transaction().execute(async (queries) => {
    await requireUser(queries, id);
    await activate(queries, admin, id, active);
    return readAccount(queries, id);
  });
}

/** Gives an account a new password, which this answer shows once; its session ends. @throws Refusal 404. */
export async function resetPassword(database: Database, id: number): Promise<Credentials> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const user = await database.transaction().execute(async (queries) => {
    await requireUser(queries, id);
    await queries.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute();
    await revokeTokens(queries, id);
    return readAccount(queries, id);
  });
  return { user, credentials: { login: user.username, email: user.email, password } };
}

/**
 * Removes an account and everything that hangs on it.
 * @returns the names in the store of the files that belong to nobody now.
 * @throws Refusal 404, 400 for one's own account.
 */
export async function deleteAccount(database: Database, admin: User, id: number): Promise<string[]> {
  return database.transaction().execute(async (queries) => {
    await requireUser(queries, id);
    requireAnother(admin, id);
    const files = await storageNamesOf(queries, { userId: id });
    await queries.deleteFrom('users').where('id', '=', id).execute();
    return files;
  });
}

async function activate(queries: Queries, admin: User, id: number, active: boolean): Promise<void> {
  if (!active) {
    requireAnother(admin, id);
    await revokeTokens(queries, id);
  }
  const flag: Flag = active ? 1 : 0;
  await queries.updateTable('users').set({ is_active: flag }).where('id', '=', id).execute();
}

/** An admin who removes himself could lock everybody out for good. */
function requireAnother(admin: User, id: number): void {
  if (admin.id === id) {
    throw badRequest('Нельзя отключить или удалить собственную учетную запись.');
  }
}

async function requireGuardiansFit(queries: Queries, user: User, changes: AccountChanges): Promise<void> {
  for (const [field, role] of [
    ['tutor_id', 'tutor'],
    ['parent_id', 'parent'],
  ] as const) {
    const id = changes[field];
    if (id !== undefined && id !== null && user.role !== 'student') {
      throw invalidFields({ [field]: ['Только у студента может быть тьютор и родитель.'] });
    }
    if (id !== user[field]) {
      await requireRole(queries, field, id, role);
    }
  }
}

async function requireMayBecome(queries: Queries, user: User, role: User['role']): Promise<void> {
  const exchangeable = ['teacher', 'tutor'];
  if (!exchangeable.includes(user.role) || !exchangeable.includes(role)) {
    throw invalidFields({ role: ['Роль можно менять только между преподавателем и тьютором.'] });
  }
  const learner = await queries
    .selectFrom('enrolments')
    .select('id')
    .where('teacher_id', '=', user.id)
    .executeTakeFirst();
  const ward = await queries.selectFrom('users').select('id').where('tutor_id', '=', user.id).executeTakeFirst();
  if (learner !== undefined || ward !== undefined) {
    throw invalidFields({ role: ['Сначала передайте учеников другому преподавателю или тьютору.'] });
  }
}
