import type { Answer, AnswerVersion, StoredFile } from '../../contract/assignments';
import type { Queries } from '../database/connection';
import { toPerson } from '../identity/people';
import { daysLate, isLate } from './lateness';
import { percentageOf } from './penalty';

/** Which answers are meant; what is left out does not matter. Empty lists mean no answer at all. */
export interface AnswerFilter {
  answerId?: number;
  assignmentIds?: readonly number[];
  studentIds?: readonly number[];
  authorId?: number;
  waiting?: boolean;
}

/** Reads answers with all their versions and files, the oldest answer first. */
export async function readAnswers(queries: Queries, filter: AnswerFilter): Promise<Answer[]> {
  if (filter.assignmentIds?.length === 0 || filter.studentIds?.length === 0) {
    return [];
  }
  const rows = await selectAnswers(queries, filter);
  const versions = await readVersions(
    queries,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toAnswer(row, versions.get(row.id) ?? []));
}

type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number];
type VersionRow = Omit<AnswerVersion, 'is_late'>;

function selectAnswers(queries: Queries, filter: AnswerFilter) {
  return queries
    .selectFrom('answers')
    .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
    .innerJoin('users as student', 'student.id', 'answers.student_id')
    .leftJoin('users as grader', 'grader.id', 'answers.graded_by')
    .selectAll('answers')
    .select([
      'assignments.title',
      'assignments.max_score',
      'assignments.due_date',
      'student.first_name as student_first_name',
      'student.last_name as student_last_name',
      'student.email as student_email',
      'grader.first_name as grader_first_name',
      'grader.last_name as grader_last_name',
      'grader.email as grader_email',
    ])
    .$if(filter.answerId !== undefined, (query) => query.where('answers.id', '=', filter.answerId ?? 0))
    .$if(filter.assignmentIds !== undefined, (query) =>
      query.where('answers.assignment_id', 'in', filter.assignmentIds ?? []),
    )
    .$if(filter.studentIds !== undefined, (query) => query.where('answers.student_id', 'in', filter.studentIds ?? []))
    .$if(filter.authorId !== undefined, (query) => query.where('assignments.author_id', '=', filter.authorId ?? 0))
    .$if(filter.waiting === true, (query) => query.where('answers.status', '=', 'submitted'))
    .orderBy('answers.id')
    .execute();
}

async function readVersions(queries: Queries, answerIds: readonly number[]): Promise<Map<number, VersionRow[]>> {
  const versions = new Map<number, VersionRow[]>();
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
      'files.id as file_id',
      'files.name',
      'files.size',
      'files.content_type',
    ])
    .where('answer_versions.answer_id', 'in', answerIds)
    .orderBy('answer_versions.version')
    .execute();
  for (const row of rows) {
    const file: StoredFile | null =
      row.file_id === null
        ? null
        : {
            id: row.file_id,
            name: row.name ?? '',
            size: row.size ?? 0,
            content_type: row.content_type ?? '',
            url: `/api/assignments/files/${row.file_id}/`,
          };
    const version = { version: row.version, content: row.content, file, submitted_at: row.submitted_at };
    versions.set(row.answer_id, [...(versions.get(row.answer_id) ?? []), version]);
  }
  return versions;
}

/**
 * Lateness is worked out on reading, from the deadline as it is now: an author who moves the deadline moves the
 * line for the answers already there. A penalty is fixed when the mark is given.
 */
function toAnswer(row: AnswerRow, versionRows: readonly VersionRow[]): Answer {
  const versions = versionRows.map((version) => ({ ...version, is_late: isLate(version.submitted_at, row.due_date) }));
  const current = versions.at(-1);
  if (current === undefined) {
    throw new Error(`Answer ${row.id} has no version.`);
  }
  return {
    id: row.id,
    assignment: row.assignment_id,
    assignment_title: row.title,
    student: toPerson({
      id: row.student_id,
      first_name: row.student_first_name,
      last_name: row.student_last_name,
      email: row.student_email,
    }),
    status: row.status,
    content: current.content,
    file: current.file,
    version: current.version,
    versions,
    submitted_at: current.submitted_at,
    is_late: current.is_late,
    days_late: daysLate(current.submitted_at, row.due_date),
    penalty_applied: row.penalty_applied,
    raw_score: row.raw_score,
    score: row.score,
    max_score: row.max_score,
    percentage: row.score === null ? null : percentageOf(row.score, row.max_score),
    feedback: row.feedback,
    graded_at: row.graded_at,
    graded_by:
      row.graded_by === null
        ? null
        : toPerson({
            id: row.graded_by,
            first_name: row.grader_first_name ?? '',
            last_name: row.grader_last_name ?? '',
            email: row.grader_email ?? '',
          }),
  };
}
