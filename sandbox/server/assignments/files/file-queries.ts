import type { Queries } from '../../database/connection';

/** The data needed to check access to a file and to serve it. */
export interface FileRecord {
  storage_name: string;
  name: string;
  content_type: string;
  student_id: number;
  author_id: number;
  tutor_id: number | null;
  parent_id: number | null;
}

/** Returns the record of the file with this media name; undefined if there is none. */
export async function findFile(queries: Queries, mediaName: string): Promise<FileRecord | undefined> {
  return selectFiles(queries)
    .select([
      'files.storage_name',
      'files.name',
      'files.content_type',
      'answers.student_id',
      'assignments.author_id',
      'student.tutor_id',
      'student.parent_id',
    ])
    .where('files.media_name', '=', mediaName)
    .executeTakeFirst();
}

/** Returns the storage names of the files of an assignment, or of a user as student or author. */
export async function storageNamesOf(
  queries: Queries,
  owner: { assignmentId: number } | { userId: number },
): Promise<string[]> {
  const rows = await selectFiles(queries)
    .select('files.storage_name')
    .where((column) =>
      'assignmentId' in owner
        ? column('assignments.id', '=', owner.assignmentId)
        : column.or([
            column('answers.student_id', '=', owner.userId),
            column('assignments.author_id', '=', owner.userId),
          ]),
    )
    .execute();
  return rows.map((row) => row.storage_name);
}

function selectFiles(queries: Queries) {
  return queries
    .selectFrom('files')
    .innerJoin('answer_versions', 'answer_versions.id', 'files.version_id')
    .innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
    .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
    .innerJoin('users as student', 'student.id', 'answers.student_id');
}
