import type { FastifyInstance } from 'fastify';
import type { Role } from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { idFromAddress } from '../http/addresses';
import { invalidData } from '../http/refusals';
import { only } from '../identity/guards';
import { readRoleProfile } from '../identity/profiles';
import { changed, searchTextOf } from '../identity/search-text';
import type { User } from '../identity/tokens';
import { studentProfileSchema, teacherProfileSchema, tutorProfileSchema } from './account-fields';
import { missing, requireRole } from './account-rules';

type Columns = { [Column in keyof User]?: User[Column] | undefined };

/** Registers the routes by which the admin changes the profile of a student, a teacher or a tutor. */
export function addProfileChanges(app: FastifyInstance, database: Database, form: Form): void {
  const address = (plural: string, role: Role, words: string, read: (body: unknown) => Columns): void => {
    app.patch(`/auth/${plural}/:id/profile/`, only('admin'), async (request) => {
      const id = idFromAddress(request);
      const changes = read(request.body ?? {});
      return database.transaction().execute(async (queries) => {
        const user = await queries
          .selectFrom('users')
          .selectAll()
          .where('id', '=', id)
          .where('role', '=', role)
          .executeTakeFirst();
        if (user === undefined) {
          throw missing(`Профиль ${words} не найден`);
        }
        await requireRole(queries, changes.tutor_id, 'tutor', invalidData());
        await requireRole(queries, changes.parent_id, 'parent', invalidData());
        const after = changed(user, changes);
        await queries
          .updateTable('users')
          .set({ ...changes, search_text: searchTextOf(after) })
          .where('id', '=', id)
          .execute();
        const profile = await readRoleProfile(queries, form, after);
        return { success: true, profile, message: `Профиль ${words} успешно обновлен` };
      });
    });
  };

  address('students', 'student', 'студента', (body) => {
    const parsed = studentProfileSchema.safeParse(body);
    if (!parsed.success) {
      throw invalidData();
    }
    const { tutor, parent, ...columns } = parsed.data;
    return {
      ...columns,
      ...(tutor === undefined ? {} : { tutor_id: tutor }),
      ...(parent === undefined ? {} : { parent_id: parent }),
    };
  });
  for (const [plural, role, words, schema] of [
    ['teachers', 'teacher', 'преподавателя', teacherProfileSchema],
    ['tutors', 'tutor', 'тьютора', tutorProfileSchema],
  ] as const) {
    address(plural, role, words, (body) => {
      const parsed = schema.safeParse(body);
      if (!parsed.success) {
        throw invalidData();
      }
      return parsed.data;
    });
  }
}
