import type { Database, Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import type { Instant } from '../database/schema';
import { badRequest } from '../http/refusals';
import type { User } from '../identity/tokens';
import { requireVisible, type AssignmentRow } from './assignment-access';
import type { KeptFile } from './files/file-store';
import { isLate } from './lateness';

/** What a student sends: text, a file, or both. */
export interface NewVersion {
  content: string;
  file: KeptFile | null;
}

/**
 * Whether this student may send an answer now.
 * @throws Refusal 404 when the assignment is not his, 400 when it is closed, its deadline has passed for good,
 * or all attempts are used.
 */
export async function requireOpen(queries: Queries, student: User, assignmentId: number): Promise<void> {
  const assignment = await requireVisible(queries, student, assignmentId);
  if (assignment.status !== 'published') {
    throw badRequest('Задание закрыто.');
  }
  if (!acceptsAt(assignment, presentInstant())) {
    throw badRequest('Дедлайн истек. Ответы больше не принимаются.');
  }
  if (assignment.attempts_limit > 0) {
    const used = await queries
      .selectFrom('answer_versions')
      .innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
      .select((column) => column.fn.countAll<number>().as('count'))
      .where('answers.assignment_id', '=', assignmentId)
      .where('answers.student_id', '=', student.id)
      .executeTakeFirstOrThrow();
    if (used.count >= assignment.attempts_limit) {
      throw badRequest('Попытки исчерпаны.');
    }
  }
}

function acceptsAt(assignment: AssignmentRow, at: Instant): boolean {
  if (!isLate(at, assignment.due_date)) {
    return true;
  }
  const last = assignment.late_submission_deadline;
  return assignment.allow_late_submission === 1 && (last === null || !isLate(at, last));
}

/**
 * Stores a version of a student's answer and makes it the current one; the earlier ones stay. A mark given for
 * an earlier version does not hold for the new one and is cleared.
 * @returns the answer's id. @throws Refusal as `requireOpen` does: the time of storing counts.
 */
export async function storeVersion(
  database: Database,
  student: User,
  assignmentId: number,
  version: NewVersion,
): Promise<number> {
  return database.transaction().execute(async (queries) => {
    await requireOpen(queries, student, assignmentId);
    const unmarked = {
      status: 'submitted',
      raw_score: null,
      score: null,
      penalty_applied: 0,
      feedback: '',
      graded_at: null,
      graded_by: null,
    } as const;
    const answer = await queries
      .insertInto('answers')
      .values({ assignment_id: assignmentId, student_id: student.id, ...unmarked })
      .onConflict((conflict) => conflict.columns(['assignment_id', 'student_id']).doUpdateSet(unmarked))
      .returning('id')
      .executeTakeFirstOrThrow();
    const latest = await queries
      .selectFrom('answer_versions')
      .select((column) => column.fn.max('version').as('version'))
      .where('answer_id', '=', answer.id)
      .executeTakeFirst();
    const stored = await queries
      .insertInto('answer_versions')
      .values({
        answer_id: answer.id,
        version: (latest?.version ?? 0) + 1,
        content: version.content,
        submitted_at: presentInstant(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (version.file !== null) {
      await queries
        .insertInto('files')
        .values({ version_id: stored.id, ...version.file })
        .execute();
    }
    return answer.id;
  });
}
