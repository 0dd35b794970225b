/** Who may sign in, and how the server says who somebody is (platform.md §1 and §3). */

export type Role = 'admin' | 'teacher' | 'student' | 'tutor' | 'parent';

/** The signed-in user as `POST /api/auth/login/` and `GET /api/auth/me/` describe it. */
export interface SessionUser {
  id: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  is_staff: boolean;
}

/** The short form in which other answers name a person. */
export interface Person {
  id: number;
  full_name: string;
  email: string;
}

/** Every answer of `/api/auth/*` and `/api/accounts/*` that succeeded. */
export interface Succeeded<T> {
  success: true;
  data: T;
}

/** Every answer of `/api/auth/*` and `/api/accounts/*` that was refused. */
export interface Refused {
  success: false;
  error: string;
}

/** `POST /api/auth/login/` with 200, and `POST /api/auth/refresh/` (there `message` says so). */
export interface SignedIn {
  token: string;
  user: SessionUser;
  message: string;
}

/** `GET /api/accounts/profile/`: the own profile, with what the role adds. Null: not set. */
export interface Profile extends SessionUser {
  phone: string | null;
  grade: string | null;
  specialization: string | null;
  experience_years: number | null;
  subjects: string[];
  date_joined: string;
}

/** Refusals outside the sign-in API keep Django REST's shape: `detail`, or a list of messages per field. */
export type RestRefusal = { detail: string } | Record<string, string[]>;
