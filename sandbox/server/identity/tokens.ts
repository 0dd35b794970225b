import { randomBytes } from 'node:crypto';
import type { Queries } from '../database/connection';
import { millisecondsBetween, presentInstant } from '../database/instant';
import type { UserTable } from '../database/schema';
import type { Selectable } from 'kysely';

/** A row of the user table. */
export type User = Selectable<UserTable>;

/** Lifetime of a token, in seconds. */
export const TOKEN_LIFE_SECONDS = 7200;

/**
 * Creates a token of 40 hexadecimal digits for a user. A user has one valid token: the previous token is revoked,
 * which ends the session that used it.
 */
export async function issueToken(queries: Queries, userId: number): Promise<string> {
  const key = randomBytes(20).toString('hex');
  await revokeTokens(queries, userId);
  await queries.insertInto('tokens').values({ key, user_id: userId, created_at: presentInstant() }).execute();
  return key;
}

/** Ends the user's session, if there is one. */
export async function revokeTokens(queries: Queries, userId: number): Promise<void> {
  await queries.deleteFrom('tokens').where('user_id', '=', userId).execute();
}

/** Returns the user of a token; undefined if the token is unknown or expired, or its user is inactive. */
export async function findUserByToken(queries: Queries, key: string): Promise<User | undefined> {
  const found = await queries
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .selectAll('users')
    .select('tokens.created_at as token_created_at')
    .where('tokens.key', '=', key)
    .where('users.is_active', '=', 1)
    .executeTakeFirst();
  if (found === undefined) {
    return undefined;
  }
  const { token_created_at: createdAt, ...user } = found;
  return millisecondsBetween(createdAt, presentInstant()) < TOKEN_LIFE_SECONDS * 1000 ? user : undefined;
}
