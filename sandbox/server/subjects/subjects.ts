import type { Subject } from '../../contract/administration';
import type { Queries } from '../database/connection';
import { presentInstant } from '../database/instant';

/** Colour of all subjects: the platform's default colour. */
export const SUBJECT_COLOR = '#3B82F6';

/** A student's enrolment: a subject and its teacher. */
export interface Enrolment {
  id: number;
  student_id: number;
  subject_id: number;
  subject: string;
  teacher_id: number;
  teacher_name: string;
  teacher_email: string;
  teacher_first_name: string;
  teacher_last_name: string;
  enrolled_at: string;
}

/** Returns the enrolments of these students, or those with this teacher, in the order of assignment. */
export async function readEnrolments(
  queries: Queries,
  whose: { studentIds: readonly number[] } | { teacherId: number },
): Promise<Enrolment[]> {
  if ('studentIds' in whose && whose.studentIds.length === 0) {
    return [];
  }
  const rows = await queries
    .selectFrom('enrolments')
    .innerJoin('subjects', 'subjects.id', 'enrolments.subject_id')
    .innerJoin('users as teacher', 'teacher.id', 'enrolments.teacher_id')
    .selectAll('enrolments')
    .select(['subjects.name', 'teacher.first_name', 'teacher.last_name', 'teacher.email'])
    .where((column) =>
      'studentIds' in whose
        ? column('enrolments.student_id', 'in', whose.studentIds)
        : column('enrolments.teacher_id', '=', whose.teacherId),
    )
    .orderBy('enrolments.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    student_id: row.student_id,
    subject_id: row.subject_id,
    subject: row.name,
    teacher_id: row.teacher_id,
    teacher_name: `${row.first_name} ${row.last_name}`.trim(),
    teacher_email: row.email,
    teacher_first_name: row.first_name,
    teacher_last_name: row.last_name,
    enrolled_at: row.enrolled_at,
  }));
}

/** A subject that a teacher teaches. */
export interface Taught {
  teacher_id: number;
  subject_id: number;
  name: string;
  assigned_at: string;
}

/** Returns the subjects of these teachers, newest first. */
export async function readTaught(queries: Queries, teacherIds: readonly number[]): Promise<Taught[]> {
  if (teacherIds.length === 0) {
    return [];
  }
  return queries
    .selectFrom('teacher_subjects')
    .innerJoin('subjects', 'subjects.id', 'teacher_subjects.subject_id')
    .select([
      'teacher_subjects.teacher_id',
      'teacher_subjects.subject_id',
      'teacher_subjects.assigned_at',
      'subjects.name',
    ])
    .where('teacher_subjects.teacher_id', 'in', teacherIds)
    .orderBy('teacher_subjects.id', 'desc')
    .execute();
}

/** Returns all subjects, by name. */
export async function readSubjects(queries: Queries): Promise<Subject[]> {
  const rows = await queries.selectFrom('subjects').select(['id', 'name']).orderBy('name').execute();
  return rows.map((row) => ({ ...row, description: '', color: SUBJECT_COLOR, materials_count: 0 }));
}

/** Whether a subject with this id exists. */
export async function subjectExists(queries: Queries, id: number): Promise<boolean> {
  return (await queries.selectFrom('subjects').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Returns the id of the subject with this name, ignoring case; an unknown name creates a subject. */
export async function subjectIdFor(queries: Queries, name: string): Promise<number> {
  const searchText = name.toLowerCase();
  const known = await queries
    .selectFrom('subjects')
    .select('id')
    .where('search_text', '=', searchText)
    .executeTakeFirst();
  if (known !== undefined) {
    return known.id;
  }
  const added = await queries
    .insertInto('subjects')
    .values({ name, search_text: searchText })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** Records that a teacher teaches a subject; an existing record is left unchanged. */
export async function addTaughtSubject(queries: Queries, teacherId: number, subjectId: number): Promise<void> {
  await queries
    .insertInto('teacher_subjects')
    .values({ teacher_id: teacherId, subject_id: subjectId, assigned_at: presentInstant() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Records that a student learns a subject with a teacher. @returns the id, or undefined if the record already exists. */
export async function enrol(
  queries: Queries,
  values: { student_id: number; subject_id: number; teacher_id: number },
): Promise<number | undefined> {
  const added = await queries
    .insertInto('enrolments')
    .values({ ...values, enrolled_at: presentInstant() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}
