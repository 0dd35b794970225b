import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Me, Profile } from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { phone, readBody, requiredText, text } from '../http/fields';
import { only, userOf } from './guards';
import { readMe, readOwnProfile } from './profiles';
import { changed, searchTextOf } from './search-text';

/** Fields that users may change in their own profile. Other fields, for example the role, are ignored. */
const changesSchema = z
  .object({ first_name: requiredText(150), last_name: requiredText(150), phone: phone(), goal: text(500) })
  .partial();

/** Registers the routes for the current user and the user's own profile. */
export function addProfileRoutes(app: FastifyInstance, database: Database, form: Form): void {
  for (const address of ['/auth/me/', '/auth/profile/']) {
    app.get(address, async (request): Promise<Me> => readMe(database, form, userOf(request)));
  }

  for (const role of ['student', 'teacher', 'tutor', 'parent'] as const) {
    app.get(`/profile/${role}/`, only(role), async (request): Promise<Profile> =>
      readOwnProfile(database, form, userOf(request)),
    );

    app.patch(`/profile/${role}/`, only(role), async (request): Promise<Profile & { message: string }> => {
      const user = userOf(request);
      const { goal, ...changes } = readBody(changesSchema, request.body);
      const after = changed(user, { ...changes, goal: role === 'student' ? goal : undefined });
      await database
        .updateTable('users')
        .set({
          first_name: after.first_name,
          last_name: after.last_name,
          phone: after.phone,
          goal: after.goal,
          search_text: searchTextOf(after),
        })
        .where('id', '=', user.id)
        .execute();
      return { message: 'Profile updated successfully', ...(await readOwnProfile(database, form, after)) };
    });
  }
}
