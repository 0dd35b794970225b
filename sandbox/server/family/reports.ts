import { z } from 'zod';
import type { Report } from '../../contract/family';
import type { Database, Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import { identifier, requiredText } from '../http/fields';
import { toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { requireWard } from './wards';

/** A report to be sent. */
export const newReportSchema = z.object({
  student_id: identifier(),
  title: requiredText(200),
  content: requiredText(20_000),
});

/** Reports, the newest first: those a tutor wrote, or those about a parent's children. */
export async function readReports(queries: Queries, reader: User): Promise<Report[]> {
  const rows = await queries
    .selectFrom('reports')
    .innerJoin('users as student', 'student.id', 'reports.student_id')
    .innerJoin('users as author', 'author.id', 'reports.author_id')
    .selectAll('reports')
    .select([
      'student.first_name as student_first_name',
      'student.last_name as student_last_name',
      'student.email as student_email',
      'author.first_name as author_first_name',
      'author.last_name as author_last_name',
      'author.email as author_email',
    ])
    .where(reader.role === 'parent' ? 'student.parent_id' : 'reports.author_id', '=', reader.id)
    .orderBy('reports.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    student: toPerson({
      id: row.student_id,
      first_name: row.student_first_name,
      last_name: row.student_last_name,
      email: row.student_email,
    }),
    title: row.title,
    content: row.content,
    created_at: row.created_at,
    author: toPerson({
      id: row.author_id,
      first_name: row.author_first_name,
      last_name: row.author_last_name,
      email: row.author_email,
    }),
  }));
}

/** Stores a tutor's report about one of his students. @throws Refusal 404 for anybody else's. */
export async function createReport(
  database: Database,
  tutor: User,
  values: z.output<typeof newReportSchema>,
): Promise<Report> {
  const student = await requireWard(database, tutor, values.student_id);
  const row = await database
    .insertInto('reports')
    .values({ ...values, author_id: tutor.id, created_at: presentInstant() })
    .returningAll()
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    student: toPerson(student),
    title: row.title,
    content: row.content,
    created_at: row.created_at,
    author: toPerson(tutor),
  };
}
