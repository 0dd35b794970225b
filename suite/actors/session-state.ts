/** What the platform reports about a session and its user. */
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { ApiClient } from '../api/client';
import { readFirstPath } from '../api/documented-paths';
import type { Session } from '../sessions/session';

/** A user's record, alone or with others in an envelope. */
const lastSignInOf = z.object({ last_login: z.coerce.date() }).transform(({ last_login: at }) => at);
const lastSignInSchema = z.union([
  lastSignInOf,
  z.object({ user: lastSignInOf }).transform(({ user }) => user),
  z.object({ data: lastSignInOf }).transform(({ data }) => data),
]);

/** Returns whether the platform still accepts the token of a session. */
export async function isAlive(baseUrl: string, session: Session): Promise<boolean> {
  return (await readFirstPath(new ApiClient(baseUrl, session.token), 'me')).status !== 401;
}

/**
 * Reads the last sign-in of a session's user from the admin's list.
 * @param admin session of an admin, where one of this run is signed in
 * @returns undefined where nobody can read it, or the platform does not report it
 */
export async function lastSignIn(
  baseUrl: string,
  admin: Session | undefined,
  { user }: Session,
): Promise<Date | undefined> {
  if (admin === undefined) return undefined;
  const { status, text } = await readFirstPath(new ApiClient(baseUrl, admin.token), 'user', user.id);
  return status < 300 ? lastSignInSchema.safeParse(asJson(text)).data : undefined;
}
