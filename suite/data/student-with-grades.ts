/** The student whose grades tutor and parent read. */
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import type { TestAccount } from './accounts';

/** A student of the teacher with one graded assignment and one open assignment. */
export interface StudentWithGrades extends TestAccount {
  readonly grade: string;
  readonly graded: AssignmentRecord;
  readonly open: AssignmentRecord;
  readonly submission: SubmissionRecord;
  readonly score: number;
  readonly percentage: number;
  readonly feedback: string;
}
