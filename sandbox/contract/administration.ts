/** The admin's API. Everything here answers 403 to other roles. */
import type { ParentProfile, Progress, StudentProfile, TeacherProfile, TutorProfile, UserRecord } from './identity';

/** The figures of `GET /api/admin/stats/users/`, which stand in `data`. */
export interface UserStatistics {
  total_users: number;
  total_students: number;
  total_teachers: number;
  total_tutors: number;
  total_parents: number;
  active_users: number;
  active_today: number;
}

/** A person named beside a student. */
export interface NamedPerson {
  id: number;
  name: string;
  avatar: null;
}

/** A student in `GET /api/auth/students/`. `id` is the user's own number here. */
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

/** A teacher in `GET /api/auth/staff/?role=teacher`. `id` is the number of the profile, not of the user. */
export interface TeacherRow extends TeacherProfile {
  subjects: TaughtSubject[];
}

/** A tutor in `GET /api/auth/staff/?role=tutor`. */
export type TutorRow = TutorProfile;

/** A parent in `GET /api/auth/parents/`. The recorded id is null. */
export interface ParentRow {
  id: null;
  user: UserRecord;
  children_count: number;
}

/** Bodies of `POST /api/auth/students/create/`, `/api/auth/staff/create/` and `/api/auth/parents/create/`. */
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

/** What creating answers: the password is told this once. Staff comes without `success` and `message`. */
export interface CreatedAccount {
  success?: true;
  user: UserRecord;
  profile: StudentProfile | TeacherProfile | TutorProfile | ParentProfile;
  credentials: { login: string; password: string };
  message?: string;
}

/** What `PATCH /api/auth/users/<id>/` answers. */
export interface ChangedAccount {
  success: true;
  user: UserRecord;
  message: string;
}

/** What `POST /api/auth/users/<id>/reset-password/` answers: the password is told this once. */
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

/** A lesson in `GET /api/admin/schedule/lessons/`. Dates and times of day are the platform's, in UTC here. */
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

/** Body of `POST /api/admin/schedule/lessons/create/`. */
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

/** `GET /api/admin/schedule/filters/`: what a lesson can be made of. */
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
