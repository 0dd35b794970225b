import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Lesson } from '../../contract/administration';
import type { Database, Queries } from '../database/connection';
import { idFromAddress } from '../http/addresses';
import { identifier, instant, readBody, requiredText } from '../http/fields';
import { invalidFields, notFound } from '../http/refusals';
import { only } from '../identity/guards';
import { toPerson } from '../identity/people';
import { subjectIdFor } from '../subjects/subjects';
import { requireRole } from './account-rules';

const newLessonSchema = z.object({
  subject: requiredText(100),
  teacher_id: identifier(),
  student_id: identifier(),
  starts_at: instant(),
  ends_at: instant(),
});
const admin = only('admin');

/** The schedule of lessons. */
export function addLessonRoutes(app: FastifyInstance, database: Database): void {
  app.get('/admin/schedule/lessons/', admin, async (): Promise<Lesson[]> => readLessons(database));

  app.post('/admin/schedule/lessons/', admin, async (request, reply) => {
    const values = readBody(newLessonSchema, request.body);
    if (values.ends_at <= values.starts_at) {
      throw invalidFields({ ends_at: ['Занятие должно заканчиваться позже, чем начинается.'] });
    }
    const lesson = await database.transaction().execute(async (queries) => {
      await requireRole(queries, 'teacher_id', values.teacher_id, 'teacher');
      await requireRole(queries, 'student_id', values.student_id, 'student');
      const { subject, ...columns } = values;
      const { id } = await queries
        .insertInto('lessons')
        .values({ ...columns, subject_id: await subjectIdFor(queries, subject) })
        .returning('id')
        .executeTakeFirstOrThrow();
      return (await readLessons(queries)).find((candidate) => candidate.id === id);
    });
    return reply.code(201).send(lesson);
  });

  app.delete('/admin/schedule/lessons/:id/', admin, async (request, reply) => {
    const removed = await database.deleteFrom('lessons').where('id', '=', idFromAddress(request)).executeTakeFirst();
    if (removed.numDeletedRows === 0n) {
      throw notFound();
    }
    return reply.code(204).send();
  });
}

async function readLessons(queries: Queries): Promise<Lesson[]> {
  const rows = await queries
    .selectFrom('lessons')
    .innerJoin('subjects', 'subjects.id', 'lessons.subject_id')
    .innerJoin('users as teacher', 'teacher.id', 'lessons.teacher_id')
    .innerJoin('users as student', 'student.id', 'lessons.student_id')
    .selectAll('lessons')
    .select([
      'subjects.name',
      'teacher.first_name as teacher_first_name',
      'teacher.last_name as teacher_last_name',
      'teacher.email as teacher_email',
      'student.first_name as student_first_name',
      'student.last_name as student_last_name',
      'student.email as student_email',
    ])
    .orderBy('lessons.starts_at')
    .orderBy('lessons.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subject: row.name,
    teacher: toPerson({
      id: row.teacher_id,
      first_name: row.teacher_first_name,
      last_name: row.teacher_last_name,
      email: row.teacher_email,
    }),
    student: toPerson({
      id: row.student_id,
      first_name: row.student_first_name,
      last_name: row.student_last_name,
      email: row.student_email,
    }),
    starts_at: row.starts_at,
    ends_at: row.ends_at,
  }));
}
