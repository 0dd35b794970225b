import type {
  CreatedSubmission,
  GradedSubmission,
  ListedSubmission,
  Submission,
  SubmissionVersion,
} from '../../contract/assignments';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import { isComplete } from '../form';
import { fullName } from '../identity/people';
import type { User } from '../identity/tokens';
import { daysLate, isLate } from './lateness';
import { mediaAddress } from './files/media-names';
import { percentageOf } from './penalty';

/** Filter for submissions; omitted fields are ignored. An empty list matches no submission. */
export interface SubmissionFilter {
  id?: number;
  assignmentIds?: readonly number[];
  /** Condition on the student who submitted. */
  student?: Partial<Pick<User, 'id' | 'tutor_id' | 'parent_id'>> | undefined;
  authorId?: number;
  waiting?: boolean;
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

/** Reads submissions, oldest first, with the fields of the form. */
export async function readSubmissions(queries: Queries, form: Form, filter: SubmissionFilter): Promise<Submission[]> {
  const rows = await readRows(queries, filter);
  const versions = await readVersions(
    queries,
    rows.map((row) => row.id),
  );
  return rows.map((row) => describe(row, versions.get(row.id) ?? [], form));
}

/** Returns the short form of a submission for the student's list of assignments. */
export function inList(submission: Submission): ListedSubmission {
  const { id, status, score, submitted_at, graded_at, is_late, days_late } = submission;
  const lateness = is_late === undefined || days_late === undefined ? {} : { is_late, days_late };
  return { id, status, score, submitted_at, graded_at, ...lateness };
}

/** Returns the response to the creation of a submission, which has no id. The address of the file is absolute here. */
export function asCreated(submission: Submission, origin: string): CreatedSubmission {
  const { assignment, content, file } = submission;
  return { assignment, content, file: file === null ? null : `${origin}${file}`, answers: [] };
}

/** Returns the response to the change of a grade. */
export function asGraded({ score, feedback, status }: Submission): GradedSubmission {
  return { score, feedback, status };
}

function readRows(queries: Queries, filter: SubmissionFilter) {
  return queries
    .selectFrom('answers')
    .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
    .innerJoin('users as student', 'student.id', 'answers.student_id')
    .selectAll('answers')
    .select([
      'assignments.title',
      'assignments.max_score',
      'assignments.due_date',
      'student.first_name',
      'student.last_name',
    ])
    .where((column) =>
      column.and([
        ...(filter.id === undefined ? [] : [column('answers.id', '=', filter.id)]),
        ...(filter.assignmentIds === undefined ? [] : [column('answers.assignment_id', 'in', filter.assignmentIds)]),
        ...(filter.student?.id === undefined ? [] : [column('student.id', '=', filter.student.id)]),
        ...(filter.student?.tutor_id === undefined ? [] : [column('student.tutor_id', '=', filter.student.tutor_id)]),
        ...(filter.student?.parent_id === undefined
          ? []
          : [column('student.parent_id', '=', filter.student.parent_id)]),
        ...(filter.authorId === undefined ? [] : [column('assignments.author_id', '=', filter.authorId)]),
        ...(filter.waiting === true ? [column('answers.status', '=', 'submitted')] : []),
      ]),
    )
    .orderBy('answers.id')
    .execute();
}

async function readVersions(queries: Queries, answerIds: readonly number[]): Promise<Map<number, SubmissionVersion[]>> {
  const versions = new Map<number, SubmissionVersion[]>();
  if (answerIds.length === 0) {
    return versions;
  }
  const rows = await queries
    .selectFrom('answer_versions')
    .leftJoin('files', 'files.version_id', 'answer_versions.id')
    .select([
      'answer_versions.answer_id',
      'answer_versions.version',
      'answer_versions.content',
      'answer_versions.submitted_at',
      'files.name',
      'files.media_name',
    ])
    .where('answer_versions.answer_id', 'in', answerIds)
    .orderBy('answer_versions.version')
    .execute();
  for (const row of rows) {
    const file = row.media_name === null ? null : mediaAddress(row.media_name);
    const version: SubmissionVersion = {
      version: row.version,
      content: row.content,
      file,
      file_url: file,
      file_name: row.name,
      submitted_at: row.submitted_at,
    };
    versions.set(row.answer_id, [...(versions.get(row.answer_id) ?? []), version]);
  }
  return versions;
}

/**
 * Lateness is computed on reading, from the current deadline: moving the deadline also changes the lateness of
 * existing submissions. A penalty is fixed when the grade is given.
 */
function describe(row: Row, versions: SubmissionVersion[], form: Form): Submission {
  const current = versions.at(-1);
  if (current === undefined) {
    throw new Error(`Answer ${row.id} has no version.`);
  }
  const complete = isComplete(form);
  const recorded: Submission = {
    id: row.id,
    assignment: row.assignment_id,
    assignment_title: row.title,
    student: row.student_id,
    student_name: fullName(row),
    content: current.content,
    file: current.file,
    file_url: current.file_url,
    status: row.status,
    score: row.score,
    max_score: complete ? row.max_score : null,
    percentage: complete && row.score !== null ? percentageOf(row.score, row.max_score) : null,
    feedback: row.feedback,
    submitted_at: current.submitted_at,
    graded_at: row.graded_at,
    updated_at: row.updated_at,
    answers: [],
  };
  return complete
    ? {
        ...recorded,
        file_name: current.file_name,
        is_late: isLate(current.submitted_at, row.due_date),
        days_late: daysLate(current.submitted_at, row.due_date),
        penalty_applied: row.penalty_applied,
        versions,
      }
    : recorded;
}
