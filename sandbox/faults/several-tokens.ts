import { sql } from 'kysely';
import type { Database } from '../server/database/connection';

/**
 * Allows several tokens per account, which the platform's table excludes. Needed by faults that keep an old token
 * valid or impersonate a user who is signed in elsewhere. Must run before the first sign-in.
 */
export async function allowSeveralTokens(database: Database): Promise<void> {
  await sql`drop table tokens`.execute(database);
  await sql`create table tokens (
    key text primary key,
    user_id integer not null references users (id) on delete cascade,
    created_at text not null
  ) strict`.execute(database);
}
