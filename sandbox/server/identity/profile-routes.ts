import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Profile, Succeeded } from '../../contract/identity';
import type { Database, Queries } from '../database/connection';
import { phone, readBody, requiredText } from '../http/fields';
import { subjectNamesOf } from '../subjects/subjects';
import { userOf } from './guards';
import { toSessionUser } from './people';
import { searchTextOf } from './search-text';
import type { User } from './tokens';

/** What users may change about themselves. Anything else in the body, a role for instance, is passed over. */
const changesSchema = z
  .object({ first_name: requiredText(150), last_name: requiredText(150), phone: phone() })
  .partial();

/** The own profile, to read and to change. */
export function addProfileRoutes(app: FastifyInstance, database: Database): void {
  app.get('/accounts/profile/', async (request): Promise<Succeeded<Profile>> => {
    return { success: true, data: await toProfile(database, userOf(request)) };
  });

  app.patch('/accounts/profile/', async (request): Promise<Succeeded<Profile>> => {
    const user = userOf(request);
    const changes = readBody(changesSchema, request.body);
    const changed: User = {
      ...user,
      first_name: changes.first_name ?? user.first_name,
      last_name: changes.last_name ?? user.last_name,
      phone: changes.phone === undefined ? user.phone : changes.phone,
    };
    await database
      .updateTable('users')
      .set({
        first_name: changed.first_name,
        last_name: changed.last_name,
        phone: changed.phone,
        search_text: searchTextOf(changed),
      })
      .where('id', '=', user.id)
      .execute();
    return { success: true, data: await toProfile(database, changed) };
  });
}

async function toProfile(queries: Queries, user: User): Promise<Profile> {
  const subjects = await subjectNamesOf(queries, [user.id]);
  return {
    ...toSessionUser(user),
    phone: user.phone,
    grade: user.grade,
    specialization: user.specialization,
    experience_years: user.experience_years,
    subjects: subjects.get(user.id) ?? [],
    date_joined: user.date_joined,
  };
}
