/** The admin's API (platform.md §5). Everything here answers 403 to other roles. */
import type { Person, Role } from './identity';

export interface UserStatistics {
  total_users: number;
  total_students: number;
  total_teachers: number;
  total_tutors: number;
  total_parents: number;
  total_admins: number;
  active_today: number;
  inactive_users: number;
}

/** One account, in every list and in the details. Fields of another role are null or empty. */
export interface Account {
  id: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  full_name: string;
  role: Role;
  is_active: boolean;
  is_staff: boolean;
  date_joined: string;
  last_login: string | null;
  phone: string | null;
  grade: string | null;
  goal: string | null;
  progress: number;
  tutor: Person | null;
  parent: Person | null;
  subjects: string[];
  specialization: string | null;
  experience_years: number | null;
  bio: string | null;
  children: Person[];
}

/** `POST` on `/api/auth/students/create/`, `/api/auth/staff/create/` (role teacher or tutor), `/api/auth/parents/create/`. */
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
}

/** What creating and resetting answer: the password is readable this once. */
export interface Credentials {
  user: Account;
  credentials: { login: string; email: string; password: string };
}

export interface SubjectAssignment {
  id: number;
  subject: string;
  teacher: Person;
}

export interface Lesson {
  id: number;
  subject: string;
  teacher: Person;
  student: Person;
  starts_at: string;
  ends_at: string;
}

export interface NewLesson {
  subject: string;
  teacher_id: number;
  student_id: number;
  starts_at: string;
  ends_at: string;
}

export interface ChatSummary {
  id: number;
  title: string;
  participants: Person[];
  last_message: string | null;
  last_message_at: string | null;
}
