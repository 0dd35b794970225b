/** Assignments and submissions in the format of `/api/assignments/`. All times are ISO 8601 in UTC. */

export type AssignmentType = 'homework' | 'test' | 'project' | 'essay' | 'practical';
export type AssignmentStatus = 'draft' | 'published' | 'closed';
export type SubmissionStatus = 'submitted' | 'graded' | 'returned';
export type PenaltyType = 'percentage' | 'fixed_points';
export type PenaltyFrequency = 'per_day' | 'per_hour';

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

/** One version of a submission. The newest version is the submission itself; older versions stay readable. */
export interface SubmissionVersion {
  version: number;
  content: string;
  file: string | null;
  file_url: string | null;
  file_name: string | null;
  submitted_at: string;
}

/**
 * A student's submission. `file` and `file_url` contain the same address below `/media/`.
 * The last fields are extensions of the recorded API: only the complete form has them. `score` is the score after the
 * deduction of `penalty_applied` points.
 * `days_late` counts started days: one second late is 1, on time is 0.
 */
export interface Submission {
  id: number;
  assignment: number;
  assignment_title: string;
  student: number;
  student_name: string;
  content: string;
  file: string | null;
  file_url: string | null;
  status: SubmissionStatus;
  score: number | null;
  max_score: number | null;
  percentage: number | null;
  feedback: string;
  submitted_at: string;
  graded_at: string | null;
  updated_at: string;
  answers: never[];
  file_name?: string | null;
  is_late?: boolean;
  days_late?: number;
  penalty_applied?: number;
  versions?: SubmissionVersion[];
}

/** The student's own submission in a list of assignments. The lateness fields are an extension of the recorded API. */
export interface ListedSubmission {
  id: number;
  status: SubmissionStatus;
  score: number | null;
  submitted_at: string;
  graded_at: string | null;
  is_late?: boolean;
  days_late?: number;
}

interface Described {
  id: number;
  title: string;
  description: string;
  author: number;
  author_name: string;
  type: AssignmentType;
  status: AssignmentStatus;
  max_score: number;
  time_limit: null;
  attempts_limit: number;
  start_date: string;
  due_date: string;
  difficulty_level: number;
  tags: string;
  created_at: string;
  is_overdue: boolean;
}

/** Late submission policy. Decimals are strings, as in the platform's responses. */
export interface LatePolicy {
  allow_late_submission: boolean;
  late_submission_deadline: string | null;
  late_penalty_type: PenaltyType | null;
  late_penalty_value: string;
  penalty_frequency: PenaltyFrequency;
  max_penalty: string | null;
}

/** An assignment in a list. The flag for late submissions is an extension of the recorded API. */
export interface ListedAssignment
  extends Described, Partial<Pick<LatePolicy, 'allow_late_submission' | 'late_submission_deadline'>> {
  assigned_count: number;
  submissions_count: number;
  submission: ListedSubmission | null;
}

/**
 * Response of `GET /api/assignments/<id>/`. The late submission policy is an extension of the recorded API. For a
 * student, `submissions` contains the student's own submission only.
 */
export interface Assignment extends Described, Partial<LatePolicy> {
  instructions: string;
  assigned_to: number[];
  assigned_to_names: string[];
  updated_at: string;
  questions: never[];
  submissions: Submission[];
}

/** Response of `POST /api/assignments/`. It has no id, so the assignment has to be found in the list. */
export interface CreatedAssignment extends LatePolicy {
  title: string;
  description: string;
  instructions: string;
  type: AssignmentType;
  status: AssignmentStatus;
  max_score: number;
  time_limit: null;
  attempts_limit: number;
  assigned_to: number[];
  start_date: string;
  due_date: string;
  tags: string;
  difficulty_level: number;
}

/** Request body of `POST /api/assignments/`; `PATCH` accepts any subset. */
export interface NewAssignment {
  title: string;
  description: string;
  instructions: string;
  type?: AssignmentType;
  status?: AssignmentStatus;
  max_score?: number;
  start_date: string;
  due_date: string;
  assigned_to?: number[];
  attempts_limit?: number;
  difficulty_level?: number;
  tags?: string;
  allow_late_submission?: boolean;
  late_submission_deadline?: string | null;
  late_penalty_type?: PenaltyType | null;
  late_penalty_value?: number;
  penalty_frequency?: PenaltyFrequency;
  max_penalty?: number | null;
}

/** Response of `POST /api/assignments/submissions/`. It has no id either. */
export interface CreatedSubmission {
  assignment: number;
  content: string;
  file: string | null;
  answers: never[];
}

/** Response of `PATCH /api/assignments/submissions/<id>/`. */
export interface GradedSubmission {
  score: number | null;
  feedback: string;
  status: SubmissionStatus;
}

/** Request body of `POST /api/assignments/submissions/<id>/grade/`. */
export interface Grade {
  score: number;
  feedback: string;
  status?: 'graded' | 'returned';
}
