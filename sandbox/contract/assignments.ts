/** Assignments and answers as `/api/assignments/` speaks of them (platform.md §4). All times are ISO 8601 in UTC. */
import type { Person } from './identity';

export type AssignmentType = 'homework' | 'test' | 'project' | 'essay' | 'practical';
export type AssignmentStatus = 'draft' | 'published' | 'closed';
export type AnswerStatus = 'submitted' | 'graded' | 'returned';
export type PenaltyType = 'percentage' | 'fixed_points';
export type PenaltyFrequency = 'per_day' | 'per_hour';

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

/** A stored file. `url` is on the API and wants the token; the page fetches it and hands the bytes on. */
export interface StoredFile {
  id: number;
  name: string;
  size: number;
  content_type: string;
  url: string;
}

/** One version of an answer. The newest is the answer itself; older ones stay readable. */
export interface AnswerVersion {
  version: number;
  content: string;
  file: StoredFile | null;
  submitted_at: string;
  is_late: boolean;
}

/**
 * A student's answer. Until it is graded, `score`, `percentage`, `graded_at` and `graded_by` are null.
 * `raw_score` is what the teacher gave, `score` what is left after `penalty_applied` points.
 * `days_late` counts started days: one second late is 1, in time is 0.
 */
export interface Answer {
  id: number;
  assignment: number;
  assignment_title: string;
  student: Person;
  status: AnswerStatus;
  content: string;
  file: StoredFile | null;
  version: number;
  versions: AnswerVersion[];
  submitted_at: string;
  is_late: boolean;
  days_late: number;
  penalty_applied: number;
  raw_score: number | null;
  score: number | null;
  max_score: number;
  percentage: number | null;
  feedback: string;
  graded_at: string | null;
  graded_by: Person | null;
}

/** What `GET /api/assignments/<id>/` answers; the list answers the same items. */
export interface Assignment {
  id: number;
  title: string;
  description: string;
  instructions: string;
  type: AssignmentType;
  status: AssignmentStatus;
  max_score: number;
  start_date: string;
  due_date: string;
  attempts_limit: number;
  difficulty_level: number;
  tags: string;
  allow_late_submission: boolean;
  late_submission_deadline: string | null;
  late_penalty_type: PenaltyType | null;
  late_penalty_value: number;
  penalty_frequency: PenaltyFrequency;
  max_penalty: number | null;
  author: Person;
  /** Ids of the students it is assigned to. A student reads only the own id here. */
  assigned_to: number[];
  /** How many answers there are and how many wait for a mark; null for students. */
  submissions_count: number | null;
  pending_count: number | null;
  /** The reading student's own answer; null for everybody else and before one is sent. */
  submission: Answer | null;
  created_at: string;
  updated_at: string;
}

/** Body of `POST /api/assignments/`; `PATCH` takes any part of it. Defaults: type homework, status draft, 100 points. */
export interface NewAssignment {
  title: string;
  description: string;
  instructions?: string;
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

/** `GET /api/assignments/students/` (teacher): whom the teacher may assign to. */
export interface AssignableStudent extends Person {
  grade: string | null;
  subjects: string[];
  progress: number;
}

export interface Grade {
  score: number;
  feedback: string;
  status?: 'graded' | 'returned';
}
