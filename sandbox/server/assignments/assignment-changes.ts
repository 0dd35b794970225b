import type { Database, Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import type { Form } from '../../contract/surroundings';
import type { Flag } from '../database/schema';
import { invalidFields } from '../http/refusals';
import type { User } from '../identity/tokens';
import { requireStudents } from './assigned-students';
import { requireRuled, type AssignmentRow } from './assignment-access';
import type { AssignmentChanges, NewAssignmentValues } from './assignment-fields';
import { storageNamesOf } from './files/file-queries';

/** Stores a new assignment with its students. @throws Refusal 400 for students that do not exist. */
export async function createAssignment(
  database: Database,
  author: User,
  values: NewAssignmentValues,
): Promise<AssignmentRow> {
  const { assigned_to: students, allow_late_submission: allowLate, ...columns } = values;
  const now = presentInstant();
  return database.transaction().execute(async (queries) => {
    await requireStudents(queries, students);
    const row = await queries
      .insertInto('assignments')
      .values({
        ...columns,
        allow_late_submission: toFlag(allowLate),
        author_id: author.id,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await assign(queries, row.id, students);
    return row;
  });
}

/**
 * Changes fields of an assignment.
 * @throws Refusal 403, 404, and 400 if the change contradicts existing submissions or grades.
 */
export async function changeAssignment(
  database: Database,
  viewer: User,
  form: Form,
  id: number,
  changes: AssignmentChanges,
): Promise<AssignmentRow> {
  const { assigned_to: students, allow_late_submission: allowLate, ...columns } = changes;
  return database.transaction().execute(async (queries) => {
    const assignment = await requireRuled(queries, viewer, form, id);
    if (changes.max_score !== undefined) {
      await requireGradesWithin(queries, id, changes.max_score);
    }
    if (students !== undefined) {
      await reassign(queries, assignment, students);
    }
    return queries
      .updateTable('assignments')
      .set({
        ...columns,
        ...(allowLate === undefined ? {} : { allow_late_submission: toFlag(allowLate) }),
        updated_at: presentInstant(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/**
 * Deletes an assignment with its submissions.
 * @returns the storage names of the files that are no longer referenced.
 * @throws Refusal 403, 404.
 */
export async function deleteAssignment(database: Database, viewer: User, form: Form, id: number): Promise<string[]> {
  return database.transaction().execute(async (queries) => {
    await requireRuled(queries, viewer, form, id);
    const files = await storageNamesOf(queries, { assignmentId: id });
    await queries.deleteFrom('assignments').where('id', '=', id).execute();
    return files;
  });
}

async function reassign(queries: Queries, assignment: AssignmentRow, students: readonly number[]): Promise<void> {
  const before = await queries
    .selectFrom('assignment_students')
    .select('student_id')
    .where('assignment_id', '=', assignment.id)
    .execute();
  const beforeIds = before.map((row) => row.student_id);
  const added = students.filter((id) => !beforeIds.includes(id));
  const removed = beforeIds.filter((id) => !students.includes(id));
  await requireStudents(queries, added);
  if (removed.length > 0) {
    const answered = await queries
      .selectFrom('answers')
      .select('student_id')
      .where('assignment_id', '=', assignment.id)
      .where('student_id', 'in', removed)
      .execute();
    if (answered.length > 0) {
      throw invalidFields({ assigned_to: ['Нельзя снять задание с ученика, который уже ответил.'] });
    }
    await queries
      .deleteFrom('assignment_students')
      .where('assignment_id', '=', assignment.id)
      .where('student_id', 'in', removed)
      .execute();
  }
  await assign(queries, assignment.id, added);
}

async function assign(queries: Queries, assignmentId: number, students: readonly number[]): Promise<void> {
  if (students.length > 0) {
    await queries
      .insertInto('assignment_students')
      .values(students.map((student) => ({ assignment_id: assignmentId, student_id: student })))
      .execute();
  }
}

async function requireGradesWithin(queries: Queries, assignmentId: number, maxScore: number): Promise<void> {
  const above = await queries
    .selectFrom('answers')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .where('raw_score', '>', maxScore)
    .executeTakeFirst();
  if (above !== undefined) {
    throw invalidFields({ max_score: ['Уже есть оценка выше этого максимума.'] });
  }
}

function toFlag(value: boolean): Flag {
  return value ? 1 : 0;
}
