import type { Generated } from 'kysely';
import type {
  AssignmentStatus,
  AssignmentType,
  PenaltyFrequency,
  PenaltyType,
  SubmissionStatus,
} from '../../contract/assignments';
import type { Role } from '../../contract/identity';

/** SQLite has no booleans: 0 is false, 1 is true. */
export type Flag = 0 | 1;

/** An instant as ISO 8601 in UTC with milliseconds, so that the order of texts is the order of time. */
export type Instant = string;

/** Every table of the sandbox, as the query builder sees it. */
export interface Schema {
  users: UserTable;
  tokens: TokenTable;
  subjects: SubjectTable;
  teacher_subjects: TeacherSubjectTable;
  enrolments: EnrolmentTable;
  assignments: AssignmentTable;
  assignment_students: AssignmentStudentTable;
  answers: AnswerTable;
  answer_versions: AnswerVersionTable;
  files: FileTable;
  lessons: LessonTable;
  reports: ReportTable;
}

export interface UserTable {
  id: Generated<number>;
  /** The number of the user's profile: counted within the role, so that nobody takes it for the user's own. */
  profile_id: number;
  username: string;
  email: string;
  password_hash: string;
  first_name: string;
  last_name: string;
  role: Role;
  is_staff: Flag;
  is_active: Flag;
  /** Accounts that the admin makes are not. */
  is_verified: Flag;
  date_joined: Instant;
  last_login: Instant | null;
  phone: string | null;
  grade: string | null;
  goal: string | null;
  tutor_id: number | null;
  parent_id: number | null;
  specialization: string | null;
  experience_years: number | null;
  bio: string | null;
  /** Lower-cased names, email and what else a search may hit: SQLite folds ASCII letters only. */
  search_text: string;
}

export interface TokenTable {
  key: string;
  user_id: number;
  created_at: Instant;
}

export interface SubjectTable {
  id: Generated<number>;
  name: string;
  search_text: string;
}

export interface TeacherSubjectTable {
  id: Generated<number>;
  teacher_id: number;
  subject_id: number;
  assigned_at: Instant;
}

export interface EnrolmentTable {
  id: Generated<number>;
  student_id: number;
  subject_id: number;
  teacher_id: number;
  enrolled_at: Instant;
}

export interface AssignmentTable {
  id: Generated<number>;
  author_id: number;
  title: string;
  description: string;
  instructions: string;
  type: AssignmentType;
  status: AssignmentStatus;
  max_score: number;
  start_date: Instant;
  due_date: Instant;
  attempts_limit: number;
  difficulty_level: number;
  tags: string;
  allow_late_submission: Flag;
  late_submission_deadline: Instant | null;
  late_penalty_type: PenaltyType | null;
  late_penalty_value: number;
  penalty_frequency: PenaltyFrequency;
  max_penalty: number | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface AssignmentStudentTable {
  assignment_id: number;
  student_id: number;
}

export interface AnswerTable {
  id: Generated<number>;
  assignment_id: number;
  student_id: number;
  status: SubmissionStatus;
  raw_score: number | null;
  score: number | null;
  penalty_applied: number;
  feedback: string;
  graded_at: Instant | null;
  updated_at: Instant;
}

export interface AnswerVersionTable {
  id: Generated<number>;
  answer_id: number;
  version: number;
  content: string;
  submitted_at: Instant;
}

export interface FileTable {
  id: Generated<number>;
  version_id: number;
  /** Name on the disk; it says nothing about the user's name for the file. */
  storage_name: string;
  /** Name in the address below /media/: the user's, without what addresses do not like, and unique. */
  media_name: string;
  name: string;
  size: number;
  content_type: string;
  sha256: string;
}

export interface LessonTable {
  id: Generated<number>;
  subject_id: number;
  teacher_id: number;
  student_id: number;
  /** `2026-11-25` */
  date: string;
  /** `15:30:00` */
  start_time: string;
  end_time: string;
  description: string;
  telemost_link: string;
  created_at: Instant;
  updated_at: Instant;
}

export interface ReportTable {
  id: Generated<number>;
  student_id: number;
  tutor_id: number;
  parent_id: number | null;
  week_start: string;
  week_end: string;
  title: string;
  summary: string;
  created_at: Instant;
}
