import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool } from 'kysely';
import type { Queries } from '../database/connection';
import type { AssignmentTable, Schema } from '../database/schema';
import { forbidden, notFound } from '../http/refusals';
import type { User } from '../identity/tokens';

/** A row of the assignment table. */
export type AssignmentRow = Selectable<AssignmentTable>;

/**
 * The condition under which somebody sees an assignment: authors their own, the admin all, students what was
 * published for them, tutors what was published for their students. Parents see results, not assignments.
 */
export function visibleTo(viewer: User) {
  return (column: ExpressionBuilder<Schema, 'assignments'>): ExpressionWrapper<Schema, 'assignments', SqlBool> => {
    const assignedAmong = (students: 'self' | 'own students') =>
      column.and([
        column('assignments.status', '<>', 'draft'),
        column.exists(
          column
            .selectFrom('assignment_students')
            .innerJoin('users', 'users.id', 'assignment_students.student_id')
            .select('assignment_students.student_id')
            .whereRef('assignment_students.assignment_id', '=', 'assignments.id')
            .where(students === 'self' ? 'users.id' : 'users.tutor_id', '=', viewer.id),
        ),
      ]);
    switch (viewer.role) {
      case 'admin':
        return column.and([]);
      case 'teacher':
        return column.and([column('assignments.author_id', '=', viewer.id)]);
      case 'tutor':
        return column.or([column('assignments.author_id', '=', viewer.id), assignedAmong('own students')]);
      case 'student':
        return assignedAmong('self');
      case 'parent':
        return column.or([]);
    }
  };
}

/** The assignment, if the viewer sees it. @throws Refusal 404. */
export async function requireVisible(queries: Queries, viewer: User, id: number): Promise<AssignmentRow> {
  const found = await queries
    .selectFrom('assignments')
    .selectAll()
    .where('assignments.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst();
  if (found === undefined) {
    throw notFound();
  }
  return found;
}

/** Whether somebody may change, delete and grade: the author of an assignment and the admin may. */
export function rules(viewer: User, assignment: Pick<AssignmentRow, 'author_id'>): boolean {
  return viewer.role === 'admin' || viewer.id === assignment.author_id;
}

/** The assignment, if the viewer may change it. @throws Refusal 404 when there is none, 403 when it is another's. */
export async function requireRuled(queries: Queries, viewer: User, id: number): Promise<AssignmentRow> {
  const found = await queries.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirst();
  if (found === undefined) {
    throw notFound();
  }
  if (!rules(viewer, found)) {
    throw forbidden();
  }
  return found;
}
