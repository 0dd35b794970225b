import type { ColumnType, Generated } from 'kysely';
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

/** An instant as ISO 8601 in UTC with milliseconds, so that text order equals time order. */
export type Instant = string;

/** All tables of the sandbox, for the query builder. */
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
  /** Id of the user's profile. Counted per role, so that it cannot be confused with the user id. */
  profile_id: number;
  username: string;
  email: string;
  password_hash: string;
  first_name: string;
  last_name: string;
  role: Role;
  is_staff: Flag;
  is_active: Flag;
  /** 0 for accounts that the admin creates. */
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
  /** Lower-cased names, email and other searchable fields: SQLite folds ASCII letters only. */
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
  /** File name on the disk, unrelated to the user's name for the file. */
  storage_name: string;
  /**
   * Unique file name in the address below /media/: the user's name without characters that are unsuitable in
   * addresses.
   */
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
  /** The parent reads a report once its tutor has sent it. */
  status: ColumnType<ReportStatus, ReportStatus | undefined, ReportStatus>;
  created_at: Instant;
}

export type ReportStatus = 'draft' | 'sent';
