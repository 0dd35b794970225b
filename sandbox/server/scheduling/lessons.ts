import type { Lesson } from '../../contract/administration';
import type { Queries } from '../database/connection';
import { fullName } from '../identity/people';
import type { User } from '../identity/tokens';

/** Filter for lessons; undefined fields are ignored. */
export interface LessonFilter {
  from?: string | undefined;
  to?: string | undefined;
  teacherId?: number | undefined;
  studentId?: number | undefined;
  subjectId?: number | undefined;
  id?: number;
}

/** Returns lessons, latest first. */
export async function readLessons(queries: Queries, filter: LessonFilter): Promise<Lesson[]> {
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
      'student.first_name as student_first_name',
      'student.last_name as student_last_name',
    ])
    .where((column) =>
      column.and([
        ...(filter.from === undefined ? [] : [column('lessons.date', '>=', filter.from)]),
        ...(filter.to === undefined ? [] : [column('lessons.date', '<=', filter.to)]),
        ...(filter.teacherId === undefined ? [] : [column('lessons.teacher_id', '=', filter.teacherId)]),
        ...(filter.studentId === undefined ? [] : [column('lessons.student_id', '=', filter.studentId)]),
        ...(filter.subjectId === undefined ? [] : [column('lessons.subject_id', '=', filter.subjectId)]),
        ...(filter.id === undefined ? [] : [column('lessons.id', '=', filter.id)]),
      ]),
    )
    .orderBy('lessons.date', 'desc')
    .orderBy('lessons.start_time', 'desc')
    .orderBy('lessons.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    date: row.date,
    start_time: row.start_time,
    end_time: row.end_time,
    teacher: row.teacher_id,
    teacher_name: fullName({ first_name: row.teacher_first_name, last_name: row.teacher_last_name }),
    student: row.student_id,
    student_name: fullName({ first_name: row.student_first_name, last_name: row.student_last_name }),
    subject: row.subject_id,
    subject_name: row.name,
    description: row.description,
    telemost_link: row.telemost_link,
    status: 'pending',
    created_at: row.created_at,
    updated_at: row.updated_at,
  }));
}

/**
 * Returns the filter for a user's lessons: own lessons for teachers and students, all for the admin, undefined for
 * others.
 */
export function lessonsOf(viewer: User): LessonFilter | undefined {
  switch (viewer.role) {
    case 'admin':
      return {};
    case 'teacher':
      return { teacherId: viewer.id };
    case 'student':
      return { studentId: viewer.id };
    case 'tutor':
    case 'parent':
      return undefined;
  }
}
