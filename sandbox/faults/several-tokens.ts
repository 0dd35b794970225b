import { sql } from 'kysely';
import type { Database } from '../server/database/connection';

/**
 * Lets an account have several tokens at a time, which the platform's table rules out: a fault that leaves an old token
 * alive, or lets a request pass as somebody who is signed in elsewhere, needs it. Before anybody has signed in.
 */
export async function allowSeveralTokens(database: Database): Promise<void> {
  await sql`drop table tokens`.execute(database);
  await sql`create table tokens (
    key text primary key,
    user_id integer not null references users (id) on delete cascade,
    created_at text not null
  ) strict`.execute(database);
}
