import type { ChangedAccount, NewPassword } from '../../contract/administration';
import type { Shape } from '../../contract/shapes';
import { storageNamesOf } from '../assignments/files/file-queries';
import type { Database, Queries } from '../database/connection';
import type { Flag } from '../database/schema';
import { badRequest, invalidFields, Refusal } from '../http/refusals';
import { generatePassword, hashPassword } from '../identity/passwords';
import { toUserRecord } from '../identity/people';
import { changed, searchTextOf } from '../identity/search-text';
import { revokeTokens, type User } from '../identity/tokens';
import type { AccountChanges } from './account-fields';
import { requireUser } from './account-rows';
import { isTaken } from './account-rules';

/**
 * Changes names, email, phone and whether the account is active. @throws Refusal 404, 400, 403 for the admin's own
 * account.
 */
export async function changeAccount(
  database: Database,
  admin: User,
  id: number,
  changes: AccountChanges,
): Promise<ChangedAccount> {
  return database.transaction().execute(async (queries) => {
    const user = await requireUser(queries, id);
    if (changes.email !== undefined && (await isTaken(queries, changes.email, id))) {
      throw invalidFields({ email: ['Пользователь с таким email уже существует'] });
    }
    const { is_active: active, ...columns } = changes;
    await queries
      .updateTable('users')
      .set({
        ...columns,
        ...(changes.email === undefined ? {} : { username: changes.email }),
        search_text: searchTextOf(changed(user, columns)),
      })
      .where('id', '=', id)
      .execute();
    if (active !== undefined) {
      if (!active && admin.id === id) {
        throw new Refusal(403, { detail: 'Вы не можете деактивировать сам себя' });
      }
      await activate(queries, id, active);
    }
    return {
      success: true,
      user: toUserRecord(await requireUser(queries, id)),
      message: 'Пользователь успешно обновлен',
    };
  });
}

/** Reactivates a deactivated account. @throws Refusal 404, 400 for an active account. */
export async function reactivate(database: Database, id: number): Promise<{ success: true; message: string }> {
  return database.transaction().execute(async (queries) => {
    const user = await queries.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
    if (user === undefined) {
      throw new Refusal(404, { detail: 'User not found' });
    }
    if (user.is_active === 1) {
      throw badRequest('User is already active');
    }
    await activate(queries, id, true);
    const role = user.role.charAt(0).toUpperCase() + user.role.slice(1);
    return { success: true, message: `${role} ${user.email} has been reactivated` };
  });
}

/** Deactivates an account and ends its session. @throws Refusal 404, 400 for the admin's own account. */
export async function deactivate(database: Database, admin: User, id: number): Promise<void> {
  await database.transaction().execute(async (queries) => {
    await requireUser(queries, id);
    requireAnother(admin, id);
    await activate(queries, id, false);
  });
}

/**
 * Sets a new password, which only this response contains. Ends the account's session, except on the published build.
 * @throws Refusal 404, 400.
 */
export async function resetPassword(database: Database, id: number, shape: readonly Shape[]): Promise<NewPassword> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const user = await database.transaction().execute(async (queries) => {
    const found = await requireUser(queries, id);
    if (found.is_active !== 1) {
      throw badRequest('Невозможно сбросить пароль для неактивного пользователя');
    }
    await queries.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute();
    if (!shape.includes('reset-keeps-session')) {
      await revokeTokens(queries, id);
    }
    return found;
  });
  return {
    success: true,
    user_id: user.id,
    email: user.email,
    new_password: password,
    message: 'Пароль успешно изменен. Передайте новый пароль пользователю.',
  };
}

/**
 * Deletes an account and all dependent records.
 * @returns the storage names of the files that are no longer referenced.
 * @throws Refusal 404, 400 for the admin's own account.
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

async function activate(queries: Queries, id: number, active: boolean): Promise<void> {
  if (!active) {
    await revokeTokens(queries, id);
  }
  const flag: Flag = active ? 1 : 0;
  await queries.updateTable('users').set({ is_active: flag }).where('id', '=', id).execute();
}

/** Rejects the admin's own account: removing it could lock all users out permanently. */
function requireAnother(admin: User, id: number): void {
  if (admin.id === id) {
    throw new Refusal(400, { error: 'Cannot delete yourself' });
  }
}
