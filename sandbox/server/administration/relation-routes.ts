import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Account, SubjectAssignment } from '../../contract/administration';
import type { Succeeded } from '../../contract/identity';
import type { Database, Queries } from '../database/connection';
import { idFromAddress, queryValue } from '../http/addresses';
import { identifier, identifiers, readBody, requiredText } from '../http/fields';
import { invalidFields, notFound } from '../http/refusals';
import { only } from '../identity/guards';
import { toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { addTaughtSubject, subjectIdFor } from '../subjects/subjects';
import { readAccount, requireUser } from './account-rows';
import { requireRole } from './account-rules';

const newEnrolmentSchema = z.object({ subject: requiredText(100), teacher_id: identifier() });
const newTaughtSubjectSchema = z.object({ subject: requiredText(100) });
const childrenSchema = z.object({ student_ids: identifiers() });
const admin = only('admin');

/** Who learns what with whom, what a teacher teaches, and whose children are whose. */
export function addRelationRoutes(app: FastifyInstance, database: Database): void {
  app.get('/auth/users/:id/subjects/', admin, async (request): Promise<SubjectAssignment[]> => {
    return readSubjects(database, await requireUser(database, idFromAddress(request)));
  });

  app.post('/auth/users/:id/subjects/', admin, async (request, reply) => {
    const added = await database.transaction().execute(async (queries) => {
      const user = await requireUser(queries, idFromAddress(request));
      const id = await addSubject(queries, user, request.body);
      return (await readSubjects(queries, user)).find((subject) => subject.id === id);
    });
    return reply.code(201).send(added);
  });

  app.delete('/auth/users/:id/subjects/', admin, async (request, reply) => {
    const user = await requireUser(database, idFromAddress(request));
    const id = Number(queryValue(request, 'id'));
    const removal =
      user.role === 'teacher'
        ? database.deleteFrom('teacher_subjects').where('teacher_id', '=', user.id)
        : database.deleteFrom('enrolments').where('student_id', '=', user.id);
    const removed = await removal.where('id', '=', id).executeTakeFirst();
    if (removed.numDeletedRows === 0n) {
      throw notFound();
    }
    return reply.code(204).send();
  });

  app.put('/auth/users/:id/children/', admin, async (request): Promise<Succeeded<Account>> => {
    const parentId = idFromAddress(request);
    const { student_ids: students } = readBody(childrenSchema, request.body);
    const data = await database.transaction().execute(async (queries) => {
      await requireRole(queries, 'parent', parentId, 'parent');
      for (const student of students) {
        await requireRole(queries, 'student_ids', student, 'student');
      }
      await queries.updateTable('users').set({ parent_id: null }).where('parent_id', '=', parentId).execute();
      if (students.length > 0) {
        await queries.updateTable('users').set({ parent_id: parentId }).where('id', 'in', students).execute();
      }
      return readAccount(queries, parentId);
    });
    return { success: true, data };
  });
}

async function readSubjects(queries: Queries, user: User): Promise<SubjectAssignment[]> {
  if (user.role === 'teacher') {
    const taught = await queries
      .selectFrom('teacher_subjects')
      .innerJoin('subjects', 'subjects.id', 'teacher_subjects.subject_id')
      .select(['teacher_subjects.id', 'subjects.name'])
      .where('teacher_id', '=', user.id)
      .orderBy('teacher_subjects.id')
      .execute();
    return taught.map((row) => ({ id: row.id, subject: row.name, teacher: toPerson(user) }));
  }
  const learnt = await queries
    .selectFrom('enrolments')
    .innerJoin('subjects', 'subjects.id', 'enrolments.subject_id')
    .innerJoin('users', 'users.id', 'enrolments.teacher_id')
    .select([
      'enrolments.id as enrolment_id',
      'subjects.name',
      'users.id',
      'users.first_name',
      'users.last_name',
      'users.email',
    ])
    .where('enrolments.student_id', '=', user.id)
    .orderBy('enrolments.id')
    .execute();
  return learnt.map((row) => ({ id: row.enrolment_id, subject: row.name, teacher: toPerson(row) }));
}

/** Gives a student a subject with a teacher, or a teacher a subject to teach. @returns the id of the new row. */
async function addSubject(queries: Queries, user: User, body: unknown): Promise<number> {
  if (user.role === 'teacher') {
    const { subject } = readBody(newTaughtSubjectSchema, body);
    const added = await queries
      .insertInto('teacher_subjects')
      .values({ teacher_id: user.id, subject_id: await subjectIdFor(queries, subject) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return idOfNew(added);
  }
  if (user.role !== 'student') {
    throw invalidFields({ subject: ['Предметы назначаются студентам и преподавателям.'] });
  }
  const { subject, teacher_id: teacherId } = readBody(newEnrolmentSchema, body);
  await requireRole(queries, 'teacher_id', teacherId, 'teacher');
  const subjectId = await subjectIdFor(queries, subject);
  await addTaughtSubject(queries, teacherId, subjectId);
  const added = await queries
    .insertInto('enrolments')
    .values({ student_id: user.id, subject_id: subjectId, teacher_id: teacherId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return idOfNew(added);
}

function idOfNew(added: { id: number } | undefined): number {
  if (added === undefined) {
    throw invalidFields({ subject: ['Этот предмет уже назначен.'] });
  }
  return added.id;
}
