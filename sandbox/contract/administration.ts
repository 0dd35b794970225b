/** The admin's API. Every endpoint here responds with 403 to other roles. */
import type { ParentProfile, Progress, StudentProfile, TeacherProfile, TutorProfile, UserRecord } from './identity';

/** User statistics in `data` of `GET /api/admin/stats/users/`. */
export interface UserStatistics {
  total_users: number;
  total_students: number;
  total_teachers: number;
  total_tutors: number;
  total_parents: number;
  active_users: number;
  active_today: number;
}

/** A person referenced by a student row. */
export interface NamedPerson {
  id: number;
  name: string;
  avatar: null;
}

/** A student in `GET /api/auth/students/`. `id` is the user id here. */
export interface StudentRow extends Progress {
  id: number;
  user: UserRecord;
  grade: number;
  goal: string;
  tutor_info: NamedPerson | null;
  parent_info: NamedPerson | null;
  enrollments_count: number;
  student_profile: Progress & { goal: string; tutor: number | null; parent: number | null; grade: number };
}

/** A subject that a teacher teaches. */
export interface TaughtSubject {
  id: number;
  name: string;
  description: string;
  color: string;
  is_active: boolean;
  assigned_at: string;
}

/** A teacher in `GET /api/auth/staff/?role=teacher`. `id` is the profile id, not the user id. */
export interface TeacherRow extends TeacherProfile {
  subjects: TaughtSubject[];
}

/** A tutor in `GET /api/auth/staff/?role=tutor`. */
export type TutorRow = TutorProfile;

/** A parent in `GET /api/auth/parents/`. The recorded `id` is null. */
export interface ParentRow {
  id: null;
  user: UserRecord;
  children_count: number;
}

/** Request bodies of `POST /api/auth/students/create/`, `/api/auth/staff/create/` and `/api/auth/parents/create/`. */
export interface NewAccount {
  email: string;
  first_name: string;
  last_name: string;
  role?: 'teacher' | 'tutor';
  grade?: string;
  goal?: string;
  tutor_id?: number | null;
  parent_id?: number | null;
  phone?: string;
  subject?: string;
  experience_years?: number;
  specialization?: string;
  bio?: string;
  password?: string;
}

/**
 * Response to the creation of an account. Contains the password, which no other response contains. Staff accounts
 * come without `success` and `message`.
 */
export interface CreatedAccount {
  success?: true;
  user: UserRecord;
  profile: StudentProfile | TeacherProfile | TutorProfile | ParentProfile;
  credentials: { login: string; password: string };
  message?: string;
}

/** Response of `PATCH /api/auth/users/<id>/`. */
export interface ChangedAccount {
  success: true;
  user: UserRecord;
  message: string;
}

/** Response of `POST /api/auth/users/<id>/reset-password/`. Contains the password, which no other response contains. */
export interface NewPassword {
  success: true;
  user_id: number;
  email: string;
  new_password: string;
  message: string;
}

/** A subject in `GET /api/materials/subjects/all/`. */
export interface Subject {
  id: number;
  name: string;
  description: string;
  color: string;
  materials_count: number;
}

/** A lesson in `GET /api/admin/schedule/lessons/`. Dates and times are in the platform's time zone, which is UTC here. */
export interface Lesson {
  id: string;
  date: string;
  start_time: string;
  end_time: string;
  teacher: number;
  teacher_name: string;
  student: number;
  student_name: string;
  subject: number;
  subject_name: string;
  description: string;
  telemost_link: string;
  status: string;
  created_at: string;
  updated_at: string;
}

/** Request body of `POST /api/admin/schedule/lessons/create/`. */
export interface NewLesson {
  teacher: number;
  student: number;
  subject: number;
  date: string;
  start_time: string;
  end_time: string;
  description?: string;
  telemost_link?: string;
}

/** Response of `GET /api/admin/schedule/filters/`: the options for a new lesson. */
export interface ScheduleFilters {
  success: true;
  teachers: { id: number; name: string }[];
  subjects: { id: number; name: string }[];
  students: { id: number; name: string }[];
}

/** A room in `GET /api/chat/admin/rooms/`. */
export interface ChatRoom {
  id: number;
  name: string;
}
