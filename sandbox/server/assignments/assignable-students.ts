import type { AssignableStudent } from '../../contract/assignments';
import type { Queries } from '../database/connection';
import { invalidFields } from '../http/refusals';
import { toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { subjectNamesOf } from '../subjects/subjects';
import { standingsOf } from './standings';

/** The active students an author may give work to: a teacher those who learn with him, a tutor his own. */
export async function assignableStudents(queries: Queries, author: User): Promise<AssignableStudent[]> {
  const students = await assignable(queries, author).orderBy('users.id').execute();
  const ids = students.map((student) => student.id);
  const subjects = await subjectNamesOf(queries, ids);
  const standings = await standingsOf(queries, ids);
  return students.map((student) => ({
    ...toPerson(student),
    grade: student.grade,
    subjects: subjects.get(student.id) ?? [],
    progress: standings(student.id).progress,
  }));
}

/** @throws Refusal 400 when one of the ids is no student whom the author may assign to. */
export async function requireAssignable(queries: Queries, author: User, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) {
    return;
  }
  const found = await assignable(queries, author).where('users.id', 'in', ids).execute();
  const foundIds = new Set(found.map((student) => student.id));
  const wrong = ids.filter((id) => !foundIds.has(id));
  if (wrong.length > 0) {
    throw invalidFields({ assigned_to: wrong.map((id) => `Нельзя назначить задание пользователю ${id}.`) });
  }
}

function assignable(queries: Queries, author: User) {
  const students = queries
    .selectFrom('users')
    .selectAll('users')
    .where('role', '=', 'student')
    .where('is_active', '=', 1);
  return author.role === 'teacher'
    ? students.where('users.id', 'in', (inner) =>
        inner.selectFrom('enrolments').select('student_id').where('teacher_id', '=', author.id),
      )
    : students.where('users.tutor_id', '=', author.id);
}
