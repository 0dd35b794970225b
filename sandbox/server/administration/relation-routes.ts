import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { isComplete } from '../form';
import { idFromAddress } from '../http/addresses';
import { identifier, identifiers, readBody } from '../http/fields';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { badRequest, forbiddenAs, invalidData, Refusal } from '../http/refusals';
import { list } from '../http/throttle';
import { only, userOf } from '../identity/guards';
import { addTaughtSubject, enrol, readSubjects, readTaught, subjectExists, SUBJECT_COLOR } from '../subjects/subjects';
import { missing, requireRole } from './account-rules';

const parentSchema = z.object({ parent_id: identifier(), student_ids: identifiers() });
const learnersSchema = z.object({ student_ids: identifiers(), subject_id: identifier().optional() });
const taughtSchema = z.object({ subject_ids: identifiers() });
const enrolmentSchema = z.object({ student_id: identifier(), subject_id: identifier(), teacher_id: identifier() });
const admin = only('admin');
const PAGE_SIZES = { usual: 20, most: 100 } as const;

/** Registers the routes for relations: enrolments, subjects of a teacher, and children of a parent. */
export function addRelationRoutes(app: FastifyInstance, database: Database, form: Form): void {
  app.get('/materials/subjects/all/', async () => {
    const results = await readSubjects(database);
    return { success: true, count: results.length, results };
  });

  app.get('/materials/subjects/', list, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const all = await readSubjects(database);
    return toPage(request, wanted, all.length, all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size));
  });

  app.post('/auth/teachers/:id/assign-students/', admin, async (request) => {
    const teacher = idFromAddress(request);
    const parsed = learnersSchema.safeParse(request.body ?? {});
    if (!parsed.success || parsed.data.student_ids.length === 0) {
      throw badRequest('student_ids должен быть непустым списком');
    }
    const { student_ids: students, subject_id: subject } = parsed.data;
    if (subject === undefined) {
      throw badRequest('subject_id обязателен');
    }
    return database.transaction().execute(async (queries) => {
      await requireRole(queries, teacher, 'teacher', missing('Учитель не найден'));
      if (!(await subjectExists(queries, subject))) {
        throw missing('Предмет не найден');
      }
      for (const student of students) {
        await requireRole(queries, student, 'student', badRequest(`Студенты не найдены или неактивны: [${student}]`));
        await enrol(queries, { student_id: student, subject_id: subject, teacher_id: teacher });
      }
      return {
        success: true,
        assigned_students: students,
        message: `${students.length} студентов успешно назначено учителю`,
      };
    });
  });

  app.post('/auth/assign-parent/', admin, async (request) => {
    const { parent_id: parent, student_ids: students } = readBody(parentSchema, request.body);
    if (students.length === 0) {
      throw badRequest('student_ids должен быть непустым списком');
    }
    return database.transaction().execute(async (queries) => {
      await requireRole(queries, parent, 'parent', missing('Родитель не найден'));
      const found = await queries
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'student')
        .where('is_active', '=', 1)
        .where('id', 'in', students)
        .execute();
      const ids = found.map((student) => student.id);
      if (ids.length === 0) {
        throw missing('Студенты не найдены');
      }
      await queries.updateTable('users').set({ parent_id: parent }).where('id', 'in', ids).execute();
      const message = `${ids.length} студентов успешно назначено родителю`;
      return { success: true, parent_id: parent, assigned_students: ids, message };
    });
  });

  app.patch('/auth/staff/teachers/:id/subjects/', admin, async (request) => {
    const teacher = idFromAddress(request);
    const { subject_ids: subjects } = readBody(taughtSchema, request.body);
    return database.transaction().execute(async (queries) => {
      await requireRole(queries, teacher, 'teacher', missing('Преподаватель не найден'));
      for (const subject of subjects) {
        if (!(await subjectExists(queries, subject))) throw invalidData();
      }
      await queries.deleteFrom('teacher_subjects').where('teacher_id', '=', teacher).execute();
      for (const subject of subjects) {
        await addTaughtSubject(queries, teacher, subject);
      }
      const taught = (await readTaught(queries, [teacher])).reverse().map((subject) => ({
        id: subject.subject_id,
        name: subject.name,
        description: '',
        color: SUBJECT_COLOR,
        is_active: true,
        assigned_at: subject.assigned_at,
      }));
      const message = `Предметы преподавателя успешно обновлены (${taught.length} предметов)`;
      return { success: true, teacher_id: teacher, subjects: taught, message };
    });
  });

  // The admin's dialog requests this address. On the published build it is restricted to tutors.
  app.post('/materials/tutor/students/assign-subject/', async (request, reply) => {
    const viewer = userOf(request);
    const mayAssign = viewer.role === 'tutor' || (isComplete(form) && viewer.role === 'admin');
    if (!mayAssign) {
      throw forbiddenAs({ error: 'Только тьюторы могут назначать предметы' });
    }
    const parsed = enrolmentSchema.safeParse(request.body ?? {});
    if (!parsed.success) {
      throw new Refusal(400, { error: 'Необходимо указать student_id, subject_id и teacher_id' });
    }
    const values = parsed.data;
    const enrolment = await database.transaction().execute(async (queries) => {
      const wrong = new Refusal(400, { success: false, message: 'Неверный студент, предмет или преподаватель' });
      await requireRole(queries, values.student_id, 'student', wrong);
      await requireRole(queries, values.teacher_id, 'teacher', wrong);
      if (!(await subjectExists(queries, values.subject_id))) {
        throw wrong;
      }
      const own = await queries
        .selectFrom('users')
        .select('tutor_id')
        .where('id', '=', values.student_id)
        .executeTakeFirst();
      if (viewer.role === 'tutor' && own?.tutor_id !== viewer.id) {
        throw new Refusal(400, { success: false, message: 'Студент не принадлежит данному тьютору' });
      }
      return enrol(queries, values);
    });
    if (enrolment === undefined) {
      throw new Refusal(400, { error: 'Студент уже зачислен на этот предмет' });
    }
    const message = 'Предмет успешно назначен';
    return reply.code(201).send({ success: true, message, enrollment_id: enrolment, assigned_at: presentInstant() });
  });
}
