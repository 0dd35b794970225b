import type {
  Assignment,
  CreatedAssignment,
  LatePolicy,
  ListedAssignment,
  Submission,
} from '../../contract/assignments';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import { isComplete } from '../form';
import { fullName } from '../identity/people';
import type { User } from '../identity/tokens';
import { readableStudents, type AssignmentRow } from './assignment-access';
import { isLate } from './lateness';
import { inList, readSubmissions } from './submissions';

/** Converts assignments for a list. For a student, each contains the student's own submission in short form. */
export async function listAssignments(
  queries: Queries,
  form: Form,
  viewer: User,
  rows: readonly AssignmentRow[],
): Promise<ListedAssignment[]> {
  const own = viewer.role === 'student' ? await submissionsOf(queries, form, rows, viewer.id) : [];
  const listed = await describeInLists(queries, form, rows);
  return listed.map((assignment) => {
    const submission = own.find((candidate) => candidate.assignment === assignment.id);
    return { ...assignment, submission: submission === undefined ? null : inList(submission) };
  });
}

/** Returns the list fields of assignments, which are the same for every viewer. */
export async function describeInLists(
  queries: Queries,
  form: Form,
  rows: readonly AssignmentRow[],
): Promise<Omit<ListedAssignment, 'submission'>[]> {
  if (rows.length === 0) {
    return [];
  }
  const ids = rows.map((row) => row.id);
  const authors = await authorNames(queries, rows);
  const assigned = await countBy(queries, 'assignment_students', ids);
  const answered = await countBy(queries, 'answers', ids);
  return rows.map((row) => {
    const policy = latePolicyOf(row);
    const { allow_late_submission, late_submission_deadline } = policy;
    return {
      ...described(row, authors),
      assigned_count: assigned.get(row.id) ?? 0,
      submissions_count: answered.get(row.id) ?? 0,
      ...(isComplete(form) ? { allow_late_submission, late_submission_deadline } : {}),
    };
  });
}

/** Returns one assignment in full, with the submissions that the viewer may read. */
export async function describeAssignment(
  queries: Queries,
  form: Form,
  viewer: User,
  row: AssignmentRow,
): Promise<Assignment> {
  const students = await assignedStudents(queries, row.id);
  const submissions = await readSubmissions(queries, form, {
    assignmentIds: [row.id],
    student: readableStudents(viewer, form, row),
  });
  return {
    ...described(row, await authorNames(queries, [row])),
    instructions: row.instructions,
    assigned_to: students.map((student) => student.id),
    assigned_to_names: students.map(fullName),
    updated_at: row.updated_at,
    questions: [],
    submissions,
    ...(isComplete(form) ? latePolicyOf(row) : {}),
  };
}

/** Returns the response to the creation of an assignment. */
export async function describeCreated(queries: Queries, row: AssignmentRow): Promise<CreatedAssignment> {
  const students = await assignedStudents(queries, row.id);
  return {
    title: row.title,
    description: row.description,
    instructions: row.instructions,
    type: row.type,
    status: row.status,
    max_score: row.max_score,
    time_limit: null,
    attempts_limit: row.attempts_limit,
    assigned_to: students.map((student) => student.id),
    start_date: row.start_date,
    due_date: row.due_date,
    tags: row.tags,
    difficulty_level: row.difficulty_level,
    ...latePolicyOf(row),
  };
}

/** Returns one student's submissions to these assignments. */
export function submissionsOf(
  queries: Queries,
  form: Form,
  rows: readonly AssignmentRow[],
  studentId: number,
): Promise<Submission[]> {
  return readSubmissions(queries, form, { assignmentIds: rows.map((row) => row.id), student: { id: studentId } });
}

function described(row: AssignmentRow, authors: ReadonlyMap<number, string>) {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    author: row.author_id,
    author_name: authors.get(row.author_id) ?? '',
    type: row.type,
    status: row.status,
    max_score: row.max_score,
    time_limit: null,
    attempts_limit: row.attempts_limit,
    start_date: row.start_date,
    due_date: row.due_date,
    difficulty_level: row.difficulty_level,
    tags: row.tags,
    created_at: row.created_at,
    is_overdue: isLate(presentInstant(), row.due_date),
  };
}

function latePolicyOf(row: AssignmentRow): LatePolicy {
  return {
    allow_late_submission: row.allow_late_submission === 1,
    late_submission_deadline: row.late_submission_deadline,
    late_penalty_type: row.late_penalty_type,
    late_penalty_value: row.late_penalty_value.toFixed(2),
    penalty_frequency: row.penalty_frequency,
    max_penalty: row.max_penalty?.toFixed(2) ?? null,
  };
}

async function authorNames(queries: Queries, rows: readonly AssignmentRow[]): Promise<Map<number, string>> {
  const authors = await queries
    .selectFrom('users')
    .select(['id', 'first_name', 'last_name'])
    .where('id', 'in', [...new Set(rows.map((row) => row.author_id))])
    .execute();
  return new Map(authors.map((author) => [author.id, fullName(author)]));
}

async function assignedStudents(queries: Queries, assignmentId: number) {
  return queries
    .selectFrom('assignment_students')
    .innerJoin('users', 'users.id', 'assignment_students.student_id')
    .select(['users.id', 'users.first_name', 'users.last_name'])
    .where('assignment_students.assignment_id', '=', assignmentId)
    .orderBy('users.id')
    .execute();
}

async function countBy(
  queries: Queries,
  table: 'assignment_students' | 'answers',
  assignmentIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await queries
    .selectFrom(table)
    .select((column) => ['assignment_id', column.fn.countAll<number>().as('count')])
    .where('assignment_id', 'in', assignmentIds)
    .groupBy('assignment_id')
    .execute();
  return new Map(rows.map((row) => [row.assignment_id, row.count]));
}
