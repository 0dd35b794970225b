/** The student whose grades tutor and parent read, and these two. */
import type { ReadTarget } from '../api/forbidden-reads';
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

/**
 * The same student with more work, so that no two figures are equal: two graded assignments with different
 * percentages, one submission that waits for a grade, and four open assignments.
 */
export interface StudentWithRecord extends StudentWithGrades {
  readonly waiting: AssignmentRecord;
  readonly waitingSubmission: SubmissionRecord;
  /** Percentage of graded assignments, as builds may round it. */
  readonly progress: readonly number[];
  /** Figures of the student's page by heading, each as builds may round it. */
  readonly figures: Readonly<Record<string, readonly number[]>>;
  /** Texts that only the student, the teacher, and the student's parent and tutor may read. */
  readonly secrets: readonly string[];
  /** What others must not read. */
  readonly target: ReadTarget;
}

/** Parent and tutor of the student. */
export interface Supervisors {
  parent?: TestAccount;
  tutor?: TestAccount;
}

/** Returns the options with which an account of a student gets its supervisors. */
export function supervisedBy({ parent, tutor }: Supervisors): { parent_id?: number; tutor_id?: number } {
  return {
    ...(parent === undefined ? {} : { parent_id: parent.user.id }),
    ...(tutor === undefined ? {} : { tutor_id: tutor.user.id }),
  };
}
