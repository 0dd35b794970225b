import { sql } from 'kysely';
import type { Answer, Assignment } from '../../contract/assignments';
import type { Queries } from '../database/connection';
import { toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { readAnswers } from './answers';
import { rules, type AssignmentRow } from './assignment-access';

/**
 * Describes assignments to a viewer. A student reads only the own id among the assigned and the own answer; a
 * tutor only the own students' ids; figures about answers are for those who grade them.
 */
export async function describeAssignments(
  queries: Queries,
  viewer: User,
  rows: readonly AssignmentRow[],
): Promise<Assignment[]> {
  if (rows.length === 0) {
    return [];
  }
  const ids = rows.map((row) => row.id);
  const authors = await queries
    .selectFrom('users')
    .select(['id', 'first_name', 'last_name', 'email'])
    .where('id', 'in', [...new Set(rows.map((row) => row.author_id))])
    .execute();
  const assigned = await queries
    .selectFrom('assignment_students')
    .innerJoin('users', 'users.id', 'assignment_students.student_id')
    .select(['assignment_students.assignment_id', 'assignment_students.student_id', 'users.tutor_id'])
    .where('assignment_students.assignment_id', 'in', ids)
    .orderBy('assignment_students.student_id')
    .execute();
  const counts = await countAnswers(queries, ids);
  const own: Answer[] =
    viewer.role === 'student' ? await readAnswers(queries, { assignmentIds: ids, studentIds: [viewer.id] }) : [];

  return rows.map((row) => {
    const author = authors.find((candidate) => candidate.id === row.author_id);
    if (author === undefined) {
      throw new Error(`Assignment ${row.id} has no author.`);
    }
    const mayKnow = (student: { student_id: number; tutor_id: number | null }): boolean =>
      rules(viewer, row) || student.student_id === viewer.id || student.tutor_id === viewer.id;
    const count = counts.get(row.id);
    return {
      id: row.id,
      title: row.title,
      description: row.description,
      instructions: row.instructions,
      type: row.type,
      status: row.status,
      max_score: row.max_score,
      start_date: row.start_date,
      due_date: row.due_date,
      attempts_limit: row.attempts_limit,
      difficulty_level: row.difficulty_level,
      tags: row.tags,
      allow_late_submission: row.allow_late_submission === 1,
      late_submission_deadline: row.late_submission_deadline,
      late_penalty_type: row.late_penalty_type,
      late_penalty_value: row.late_penalty_value,
      penalty_frequency: row.penalty_frequency,
      max_penalty: row.max_penalty,
      author: toPerson(author),
      assigned_to: assigned
        .filter((student) => student.assignment_id === row.id && mayKnow(student))
        .map((student) => student.student_id),
      submissions_count: rules(viewer, row) ? (count?.all ?? 0) : null,
      pending_count: rules(viewer, row) ? (count?.waiting ?? 0) : null,
      submission: own.find((answer) => answer.assignment === row.id) ?? null,
      created_at: row.created_at,
      updated_at: row.updated_at,
    };
  });
}

async function countAnswers(
  queries: Queries,
  assignmentIds: readonly number[],
): Promise<Map<number, { all: number; waiting: number }>> {
  const rows = await queries
    .selectFrom('answers')
    .select((column) => [
      'assignment_id',
      column.fn.countAll<number>().as('all'),
      sql<number>`count(case when status = 'submitted' then 1 end)`.as('waiting'),
    ])
    .where('assignment_id', 'in', assignmentIds)
    .groupBy('assignment_id')
    .execute();
  return new Map(rows.map((row) => [row.assignment_id, { all: row.all, waiting: row.waiting }]));
}
