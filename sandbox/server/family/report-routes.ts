import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ReportableStudent, TutorReport } from '../../contract/family';
import type { Database, Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import { identifier, readBody, requiredText } from '../http/fields';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { invalidFields, notFound } from '../http/refusals';
import { list } from '../http/throttle';
import { only, userOf } from '../identity/guards';
import { fullName, gradeOf } from '../identity/people';
import type { User } from '../identity/tokens';
import { readSupervisedStudents } from './students';

const PAGE_SIZES = { usual: 20, most: 100 } as const;
const ADDRESS = '/reports/tutor-weekly-reports/';

const date = z.iso.date('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.');
const newReportSchema = z.object({
  student: identifier(),
  week_start: date,
  week_end: date,
  title: requiredText(200),
  summary: requiredText(20_000),
});

/** Registers the routes for the weekly reports of tutors to parents. */
export function addReportRoutes(app: FastifyInstance, database: Database): void {
  app.get(ADDRESS, { ...only('tutor', 'parent'), ...list }, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const all = await readReports(database, userOf(request));
    return toPage(request, wanted, all.length, all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size));
  });

  app.get(
    `${ADDRESS}available_students/`,
    only('tutor'),
    async (request): Promise<{ students: ReportableStudent[] }> => {
      const students = await readSupervisedStudents(database, userOf(request));
      const parents = await database.selectFrom('users').selectAll().where('role', '=', 'parent').execute();
      return {
        students: students.map((student) => {
          const parent = parents.find((candidate) => candidate.id === student.parent_id);
          return {
            id: student.id,
            name: fullName(student),
            username: student.username,
            grade: gradeOf(student),
            parent_id: student.parent_id,
            parent_name: parent === undefined ? null : fullName(parent),
          };
        }),
      };
    },
  );

  app.post(ADDRESS, only('tutor'), async (request, reply) => {
    const tutor = userOf(request);
    const values = readBody(newReportSchema, request.body);
    const student = (await readSupervisedStudents(database, tutor)).find(
      (candidate) => candidate.id === values.student,
    );
    if (student === undefined) {
      throw invalidFields({ student: ['Студент не закреплен за вами'] });
    }
    const { student: studentId, ...columns } = values;
    await database
      .insertInto('reports')
      .values({
        ...columns,
        student_id: studentId,
        tutor_id: tutor.id,
        parent_id: student.parent_id,
        created_at: presentInstant(),
      })
      .execute();
    return reply.code(201).send(values);
  });

  // A route of the published build that was not among the recorded calls: without it no parent would read a report.
  app.post<{ Params: { id: string } }>(`${ADDRESS}:id/send/`, only('tutor'), async (request, reply) => {
    const tutor = userOf(request);
    const own = (await readReports(database, tutor)).find(({ id }) => String(id) === request.params.id);
    if (own === undefined) throw notFound('TutorWeeklyReport');
    if (own.status !== 'draft') return reply.code(400).send({ error: 'Отчет уже отправлен' });
    const student = (await readSupervisedStudents(database, tutor)).find(({ id }) => id === own.student);
    const parent = own.parent ?? student?.parent_id ?? null;
    if (parent === null)
      return reply.code(400).send({ error: 'Не указан родитель для студента. Отчет не может быть отправлен.' });
    await database.updateTable('reports').set({ status: 'sent', parent_id: parent }).where('id', '=', own.id).execute();
    const report = (await readReports(database, tutor)).find(({ id }) => id === own.id);
    return reply.send({ message: 'Отчет отправлен родителю', report });
  });
}

/** Returns reports, newest first: a tutor's own reports, or the reports about a parent's children that were sent. */
async function readReports(queries: Queries, reader: User): Promise<TutorReport[]> {
  const rows = await queries
    .selectFrom('reports')
    .innerJoin('users as student', 'student.id', 'reports.student_id')
    .innerJoin('users as tutor', 'tutor.id', 'reports.tutor_id')
    .leftJoin('users as parent', 'parent.id', 'reports.parent_id')
    .selectAll('reports')
    .select([
      'student.first_name as student_first_name',
      'student.last_name as student_last_name',
      'tutor.first_name as tutor_first_name',
      'tutor.last_name as tutor_last_name',
      'parent.first_name as parent_first_name',
      'parent.last_name as parent_last_name',
    ])
    .where(reader.role === 'parent' ? 'student.parent_id' : 'reports.tutor_id', '=', reader.id)
    .where('reports.status', 'in', reader.role === 'parent' ? ['sent'] : ['draft', 'sent'])
    .orderBy('reports.id', 'desc')
    .execute();
  const name = (first: string | null, last: string | null) =>
    fullName({ first_name: first ?? '', last_name: last ?? '' });
  return rows.map((row) => ({
    id: row.id,
    tutor: row.tutor_id,
    tutor_name: name(row.tutor_first_name, row.tutor_last_name),
    student: row.student_id,
    student_name: name(row.student_first_name, row.student_last_name),
    parent: row.parent_id,
    parent_name: row.parent_id === null ? 'Не назначен' : name(row.parent_first_name, row.parent_last_name),
    week_start: row.week_start,
    week_end: row.week_end,
    title: row.title,
    summary: row.summary,
    status: row.status,
    created_at: row.created_at,
  }));
}
