import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool } from 'kysely';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import type { AssignmentTable, Schema } from '../database/schema';
import { isComplete } from '../form';
import { forbidden, notFound } from '../http/refusals';
import type { User } from '../identity/tokens';

/** A row of the assignment table. */
export type AssignmentRow = Selectable<AssignmentTable>;

type Condition = (
  column: ExpressionBuilder<Schema, 'assignments'>,
) => ExpressionWrapper<Schema, 'assignments', SqlBool>;

/**
 * Returns the condition under which the user may read an assignment. On every form, students read the assignments
 * assigned to them, and parents those assigned to their children. On the complete form, these exclude drafts,
 * teachers read their own assignments, and tutors read their own and those of their students. On the other forms,
 * teachers and tutors read all assignments, and the admin none.
 */
export function visibleTo(viewer: User, form: Form): Condition {
  const complete = isComplete(form);
  return (column) => {
    const assignedTo = (whose: 'users.id' | 'users.tutor_id' | 'users.parent_id') =>
      column.and([
        ...(complete ? [column('assignments.status', '<>', 'draft')] : []),
        column.exists(
          column
            .selectFrom('assignment_students')
            .innerJoin('users', 'users.id', 'assignment_students.student_id')
            .select('assignment_students.student_id')
            .whereRef('assignment_students.assignment_id', '=', 'assignments.id')
            .where(whose, '=', viewer.id),
        ),
      ]);
    const everything = column.and([]);
    const nothing = column.or([]);
    const own = column('assignments.author_id', '=', viewer.id);
    switch (viewer.role) {
      case 'admin':
        return complete ? everything : nothing;
      case 'teacher':
        return complete ? column.and([own]) : everything;
      case 'tutor':
        return complete ? column.or([own, assignedTo('users.tutor_id')]) : everything;
      case 'student':
        return assignedTo('users.id');
      case 'parent':
        return assignedTo('users.parent_id');
    }
  };
}

/** Returns the assignment if the viewer may read it. @throws Refusal 404. */
export async function requireVisible(queries: Queries, viewer: User, form: Form, id: number): Promise<AssignmentRow> {
  const found = await queries
    .selectFrom('assignments')
    .selectAll()
    .where('assignments.id', '=', id)
    .where(visibleTo(viewer, form))
    .executeTakeFirst();
  if (found === undefined) {
    throw notFound('Assignment');
  }
  return found;
}

/** Whether the user may change, delete and grade: the author, and on the complete form the admin. */
export function rules(viewer: User, form: Form, assignment: Pick<AssignmentRow, 'author_id'>): boolean {
  return (isComplete(form) && viewer.role === 'admin') || viewer.id === assignment.author_id;
}

/**
 * Returns the assignment if the viewer may change it.
 * @throws Refusal 404 if it does not exist, 403 if it belongs to another author.
 */
export async function requireRuled(queries: Queries, viewer: User, form: Form, id: number): Promise<AssignmentRow> {
  const found = await queries.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirst();
  if (found === undefined) {
    throw notFound('Assignment');
  }
  if (!rules(viewer, form, found)) {
    throw forbidden();
  }
  return found;
}

/**
 * Returns a condition on the students whose submissions the viewer may read. Undefined means all students, as for a
 * parent on the published build.
 */
export function readableStudents(
  viewer: User,
  form: Form,
  assignment: Pick<AssignmentRow, 'author_id'>,
): Partial<Pick<User, 'id' | 'tutor_id' | 'parent_id'>> | undefined {
  switch (viewer.role) {
    case 'student':
      return { id: viewer.id };
    case 'parent':
      return isComplete(form) ? { parent_id: viewer.id } : undefined;
    case 'tutor':
      return isComplete(form) && viewer.id !== assignment.author_id ? { tutor_id: viewer.id } : undefined;
    case 'teacher':
    case 'admin':
      return undefined;
  }
}
