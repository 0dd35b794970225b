/** Roles and the representations of a user in the API. */

export type Role = 'admin' | 'teacher' | 'student' | 'tutor' | 'parent';

/** The signed-in user in the response of `POST /api/auth/login/`. The published build omits `is_staff`. */
export interface SessionUser {
  id: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  is_staff?: boolean | undefined;
}

/** A user in lists, accounts and profiles. */
export interface UserRecord {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  role_display: string;
  phone: string;
  avatar: null;
  is_verified: boolean;
  is_active: boolean;
  is_staff: boolean;
  date_joined: string;
  full_name: string;
}

/** Response of `GET /api/auth/me/` and `GET /api/auth/profile/`. It has no envelope, and no profile for the admin. */
export interface Me {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  is_staff: boolean;
  profile: RoleProfile | null;
}

/** Progress figures of every student profile. */
export interface Progress {
  progress_percentage: number;
  streak_days: number;
  total_points: number;
  accuracy_percentage: number;
}

/** `tutor_name` and `parent_name` are omitted if the student has no tutor or parent. */
export interface StudentProfile extends Progress {
  id: number;
  user: UserRecord;
  grade: number;
  goal: string;
  tutor: number | null;
  tutor_name?: string;
  parent: number | null;
  parent_name?: string;
}

export interface TeacherProfile {
  id: number;
  user: UserRecord;
  subject: string;
  experience_years: number;
  bio: string;
  telegram: string;
  subjects_list: string[];
}

export interface TutorProfile {
  id: number;
  user: UserRecord;
  specialization: string;
  experience_years: number;
  bio: string;
  telegram: string;
  reportsCount: number;
}

export interface ParentProfile {
  id: number;
  user: UserRecord;
  children: UserRecord[];
}

export type RoleProfile = StudentProfile | TeacherProfile | TutorProfile | ParentProfile;

/** The `user` part of `GET /api/profile/<role>/`. */
export interface OwnUser {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  avatar: null;
  role: Role;
  is_staff: boolean;
}

/** Telegram fields. No account of the sandbox is linked to Telegram. */
interface Telegram {
  telegram_id: null;
  is_telegram_linked: boolean;
}

/** The `profile` part of `GET /api/profile/<role>/`; each role has its own fields. */
export type OwnProfile = Telegram & { id: number } & Partial<
    Omit<StudentProfile, 'id' | 'user'> & Omit<TeacherProfile, 'id' | 'user'> & Omit<TutorProfile, 'id' | 'user'>
  >;

/** Response of `GET /api/profile/student/`, `/teacher/`, `/tutor/` and `/parent/`. */
export interface Profile {
  user: OwnUser;
  profile: OwnProfile;
}

/** Envelope of successful sign-in, token renewal and statistics responses. */
export interface Succeeded<T> {
  success: true;
  data: T;
}

/** Response of `POST /api/auth/login/` with status 200. */
export interface SignedIn {
  token: string;
  user: SessionUser;
  message: string;
}

/** Response of `POST /api/auth/refresh/` with status 200. */
export interface Renewed {
  token: string;
  user: UserRecord;
  message: string;
  expires_in: number;
}
