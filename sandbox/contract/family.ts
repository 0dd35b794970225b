/** Student data for teachers, parents and tutors. */
import type { ListedAssignment, Submission } from './assignments';
import type { Progress, UserRecord } from './identity';

interface ProfileInShort extends Progress {
  grade: number;
  goal: string;
}

/** A student in `GET /api/materials/teacher/` and `GET /api/teacher/students/`. */
export interface TaughtStudent {
  id: number;
  username: string;
  name: string;
  first_name: string;
  last_name: string;
  email: string;
  avatar: null;
  profile: ProfileInShort;
  subjects: {
    id: number;
    name: string;
    color: string;
    enrollment_id: number;
    enrolled_at: string;
    custom_subject_name: null;
  }[];
  assigned_materials_count: number;
  completed_materials_count: number;
  completion_percentage: number;
}

/** The fields of `GET /api/materials/teacher/` that the pages use. */
export interface TeacherDashboardData {
  students: TaughtStudent[];
}

/** The fields of `GET /api/materials/student/` that the pages use. */
export interface StudentDashboardData {
  subjects: { id: number; name: string; teacher: { id: number; name: string; username: string } }[];
}

/** A child in `GET /api/dashboard/parent/children/`. The school class is a string here. */
export interface Child {
  id: number;
  name: string;
  full_name: string;
  email: string;
  grade: string;
  goal: string;
  subjects: { id: number; enrollment_id: number; name: string; teacher_name: string; teacher_id: number }[];
}

/** `GET /api/dashboard/parent/children/`. */
export interface Children {
  results: Child[];
  pagination: { page: number; limit: number; total: number };
}

/** A child in `GET /api/materials/parent/`. */
export interface ChildInShort {
  id: number;
  name: string;
  grade: string;
  goal: string;
  tutor_name: string | null;
  progress_percentage: number;
  subjects: { id: number; name: string; teacher_name: string }[];
}

/** The fields of `GET /api/materials/parent/` that the pages use. */
export interface ParentDashboardData {
  children: ChildInShort[];
}

/** `GET /api/dashboard/parent/children/<id>/subjects/`. */
export interface ChildSubject {
  enrollment_id: number;
  subject: { id: number; name: string; color: string; description: string };
  teacher: { id: number; name: string; email: string };
  enrolled_at: string;
  is_active: boolean;
}

/** `GET /api/dashboard/parent/children/<id>/progress/`. */
export interface ChildProgress {
  total_materials: number;
  completed_materials: number;
  completion_percentage: number;
  average_progress: number;
  total_study_time: number;
  subject_progress: object[];
}

/** A student in `GET /api/tutor/my-students/`. `id` is the profile id. */
export interface TutorStudent {
  id: number;
  user_id: number;
  full_name: string;
  first_name: string;
  last_name: string;
  grade: number;
  goal: string;
  is_active: boolean;
  tutor: number | null;
  tutor_name: string | null;
  parent: number | null;
  parent_name: string | null;
  progress_percentage: number;
  subjects: { id: number; name: string; teacher_name: string; enrollment_id: number }[];
}

/**
 * An assignment of one student for the parent and the tutor. Extends the recorded API with `GET
 * /api/dashboard/parent/children/<id>/assignments/` and `GET /api/dashboard/tutor/students/<id>/assignments/`.
 */
export interface StudentAssignment extends Omit<ListedAssignment, 'submission'> {
  submission: Submission | null;
}

/** `GET /api/reports/tutor-weekly-reports/`. */
export interface TutorReport {
  id: number;
  tutor: number;
  tutor_name: string;
  student: number;
  student_name: string;
  parent: number | null;
  parent_name: string;
  week_start: string;
  week_end: string;
  title: string;
  summary: string;
  status: string;
  created_at: string;
}

/** Request body of `POST /api/reports/tutor-weekly-reports/`. */
export interface NewTutorReport {
  student: number;
  week_start: string;
  week_end: string;
  title: string;
  summary: string;
}

/** A student in `GET /api/reports/tutor-weekly-reports/available_students/`. */
export interface ReportableStudent {
  id: number;
  name: string;
  username: string;
  grade: number;
  parent_id: number | null;
  parent_name: string | null;
}

/** A child in a parent's `GET /api/auth/me/`. */
export type ChildRecord = UserRecord;
