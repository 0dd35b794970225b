import type { FastifyRequest } from 'fastify';
import type { Submission } from '../../contract/assignments';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import { presentInstant } from '../database/instant';
import type { Instant } from '../database/schema';
import { isComplete } from '../form';
import { debugCrash } from '../http/debug-pages';
import { badRequest, invalidFields, notFound } from '../http/refusals';
import type { User } from '../identity/tokens';
import { requireVisible, type AssignmentRow } from './assignment-access';
import type { AssignmentServices } from './assignment-routes';
import type { KeptFile } from './files/file-store';
import { receiveUpload } from './files/upload';
import { isLate } from './lateness';
import { readSubmissions } from './submissions';

/** A submission's content: text, a file, or both. */
interface NewVersion {
  content: string;
  file: KeptFile | null;
}

/**
 * Receives and stores a student's submission.
 * @param named the assignment, if the path names it; otherwise the body does
 * @throws Refusal 404 if the assignment is not assigned to the student, 400 for any other error
 */
export async function sendSubmission(
  request: FastifyRequest,
  { database, store, form, shape }: AssignmentServices,
  student: User,
  named?: number,
): Promise<Submission> {
  if (named !== undefined) {
    await requireOpen(database, student, form, named);
  }
  const upload = await receiveUpload(request, store, {
    programs: !isComplete(form),
    anySize: shape.includes('files-of-any-size'),
  });
  const discard = async (): Promise<void> => {
    if (upload.file !== null) {
      await store.discard(upload.file.staged);
    }
  };
  const assignment = named ?? upload.assignment;
  try {
    if (assignment === null) {
      throw invalidFields({ assignment: ['This field is required.'] });
    }
    await requireOpen(database, student, form, assignment);
    if (upload.content === '' && upload.file === null) {
      throw invalidFields({ content: ['Введите ответ или приложите файл.'] });
    }
    if (!isComplete(form) && (await hasSent(database, student, assignment))) {
      throw debugCrash(request, 'IntegrityError');
    }
  } catch (error) {
    await discard();
    throw error;
  }
  const file = upload.file === null ? null : await store.keep(upload.file.staged, upload.file.name);
  try {
    const id = await database.transaction().execute(async (queries) => {
      await requireOpen(queries, student, form, assignment);
      return storeVersion(queries, student, assignment, { content: upload.content, file });
    });
    const [sent] = await readSubmissions(database, form, { id });
    if (sent === undefined) {
      throw new Error('An answer that was just stored is not there.');
    }
    return sent;
  } catch (error) {
    await store.remove(file === null ? [] : [file.storage_name]);
    throw error;
  }
}

/**
 * Checks that the student may submit now. The complete form rejects submissions to closed assignments and submissions
 * that are too late.
 */
async function requireOpen(queries: Queries, student: User, form: Form, assignmentId: number): Promise<void> {
  const assignment = await requireVisible(queries, student, form, assignmentId);
  if (!isComplete(form)) {
    return;
  }
  if (assignment.status === 'draft') {
    throw notFound('Assignment');
  }
  if (assignment.status !== 'published') {
    throw badRequest('Задание закрыто.');
  }
  if (!acceptsAt(assignment, presentInstant())) {
    throw badRequest('Дедлайн истек. Ответы больше не принимаются.');
  }
}

function acceptsAt(assignment: AssignmentRow, at: Instant): boolean {
  if (!isLate(at, assignment.due_date)) {
    return true;
  }
  const last = assignment.late_submission_deadline;
  return assignment.allow_late_submission === 1 && (last === null || !isLate(at, last));
}

async function hasSent(queries: Queries, student: User, assignmentId: number): Promise<boolean> {
  const found = await queries
    .selectFrom('answers')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .where('student_id', '=', student.id)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Stores a version of a student's submission and makes it the current one; earlier versions are kept. A grade of an
 * earlier version does not apply to the new one and is cleared.
 * @returns the submission's id.
 */
async function storeVersion(
  queries: Queries,
  student: User,
  assignmentId: number,
  version: NewVersion,
): Promise<number> {
  const now = presentInstant();
  const ungraded = {
    status: 'submitted',
    raw_score: null,
    score: null,
    penalty_applied: 0,
    feedback: '',
    graded_at: null,
    updated_at: now,
  } as const;
  const answer = await queries
    .insertInto('answers')
    .values({ assignment_id: assignmentId, student_id: student.id, ...ungraded })
    .onConflict((conflict) => conflict.columns(['assignment_id', 'student_id']).doUpdateSet(ungraded))
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
      submitted_at: now,
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
}
