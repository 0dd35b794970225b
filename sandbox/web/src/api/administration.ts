import type {
  ChatRoom,
  CreatedAccount,
  Lesson,
  NewAccount,
  NewLesson,
  NewPassword,
  ParentRow,
  ScheduleFilters,
  StudentRow,
  Subject,
  TeacherRow,
  TutorRow,
  UserStatistics,
} from '../../../contract/administration';
import type { Page } from '../../../contract/assignments';
import type { Succeeded, UserRecord } from '../../../contract/identity';
import { request } from './client';
import { everyPage } from './pages';

/** The four kinds of account that the admin manages, each with its own table. */
export type Kind = 'student' | 'teacher' | 'tutor' | 'parent';

/** A row of one of the tables. The platform's four lists each have their own schema. */
export type AccountRow =
  | { kind: 'student'; row: StudentRow }
  | { kind: 'teacher'; row: TeacherRow }
  | { kind: 'tutor'; row: TutorRow }
  | { kind: 'parent'; row: ParentRow };

export interface AccountFilter {
  search: string;
  grade: string;
  tutor: string;
  active: '' | 'true' | 'false';
  page: number;
  size: '20' | '50';
}

export const adminKeys = {
  all: ['admin'],
  statistics: ['admin', 'statistics'],
  accounts: (kind: Kind, filter: AccountFilter) => ['admin', 'accounts', kind, filter],
  everybody: (kind: Kind) => ['admin', 'everybody', kind],
  account: (id: number) => ['admin', 'account', id],
  subjects: ['admin', 'subjects'],
  lessons: ['admin', 'lessons'],
  filters: ['admin', 'filters'],
  chats: ['admin', 'chats'],
} as const;

export async function readStatistics(): Promise<UserStatistics> {
  return (await request<Succeeded<UserStatistics>>('/admin/stats/users/')).data;
}

/** Reads one page of a table. The API returns all teachers and tutors at once, so their pages are sliced here. */
export async function listAccounts(kind: Kind, filter: AccountFilter): Promise<{ count: number; rows: AccountRow[] }> {
  const query = new URLSearchParams();
  const wanted = { search: filter.search, grade: filter.grade, tutor_id: filter.tutor, is_active: filter.active };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) query.set(name, value);
  }
  if (kind === 'teacher' || kind === 'tutor') {
    query.set('role', kind);
    const all = rowsOf(kind, (await request<{ results: unknown[] }>(`/auth/staff/?${query.toString()}`)).results);
    const size = Number(filter.size);
    return { count: all.length, rows: all.slice((filter.page - 1) * size, filter.page * size) };
  }
  query.set('page', String(filter.page));
  query.set('page_size', filter.size);
  const { count, results } = await request<Page<unknown>>(`${PAGED[kind]}?${query.toString()}`);
  return { count, rows: rowsOf(kind, results) };
}

/** Returns every active account of a kind, for a select. */
export async function listEverybody(kind: Kind): Promise<AccountRow[]> {
  if (kind === 'teacher' || kind === 'tutor') {
    return rowsOf(kind, (await request<{ results: unknown[] }>(`/auth/staff/?role=${kind}&is_active=true`)).results);
  }
  return rowsOf(kind, await everyPage(`${PAGED[kind]}?is_active=true&page_size=50`));
}

/**
 * Returns the user of a row. The row's id is the user id in one list, the profile id in another, and missing in a
 * third.
 */
export function userOf({ row }: AccountRow): UserRecord {
  return row.user;
}

export function readUser(id: number): Promise<UserRecord> {
  return request(`/auth/users/${id}/`);
}

/** Creates an account; only this response contains its password. @throws Refusal 409 if the email is already in use. */
export function createAccount(kind: Kind, account: NewAccount): Promise<CreatedAccount> {
  const json = kind === 'teacher' || kind === 'tutor' ? { ...account, role: kind } : account;
  return request(CREATIONS[kind], { method: 'POST', json });
}

/** The admin's changes of the user, and of the profile of the role. */
export interface AccountChange {
  user: Partial<Pick<UserRecord, 'first_name' | 'last_name' | 'email' | 'phone' | 'is_active'>>;
  profile: Record<string, string | number | null> | null;
}

export async function changeAccount(kind: Kind, id: number, { user, profile }: AccountChange): Promise<void> {
  await request(`/auth/users/${id}/`, { method: 'PATCH', json: user });
  if (profile !== null) await request(`/auth/${kind}s/${id}/profile/`, { method: 'PATCH', json: profile });
}

/** Sets a new password; the old password becomes invalid and every open session of the account ends. */
export function resetPassword(id: number): Promise<NewPassword> {
  return request(`/auth/users/${id}/reset-password/`, { method: 'POST' });
}

/** Deactivates the account and ends its session, or deletes it with all dependent records. */
export function deleteAccount(id: number, permanent: boolean): Promise<unknown> {
  return request(`/auth/users/${id}/delete/`, { method: 'DELETE', json: { permanent } });
}

export function reactivateAccount(id: number): Promise<unknown> {
  return request(`/auth/users/${id}/reactivate/`, { method: 'POST' });
}

export async function listSubjects(): Promise<Subject[]> {
  return (await request<{ results: Subject[] }>('/materials/subjects/all/')).results;
}

/** Assigns a subject with a teacher to a student. */
export function assignSubject(enrolment: {
  student_id: number;
  subject_id: number;
  teacher_id: number;
}): Promise<unknown> {
  return request('/materials/tutor/students/assign-subject/', { method: 'POST', json: enrolment });
}

/** Sets the subjects of a teacher. */
export function changeTaughtSubjects(teacherId: number, subjectIds: readonly number[]): Promise<unknown> {
  return request(`/auth/staff/teachers/${teacherId}/subjects/`, { method: 'PATCH', json: { subject_ids: subjectIds } });
}

export function assignChildren(parentId: number, studentIds: readonly number[]): Promise<unknown> {
  return request('/auth/assign-parent/', { method: 'POST', json: { parent_id: parentId, student_ids: studentIds } });
}

export async function listLessons(): Promise<Lesson[]> {
  return everyPage('/admin/schedule/lessons/?page_size=100');
}

export function readScheduleFilters(): Promise<ScheduleFilters> {
  return request('/admin/schedule/filters/');
}

export function createLesson(lesson: NewLesson): Promise<unknown> {
  return request('/admin/schedule/lessons/create/', { method: 'POST', json: lesson });
}

export function removeLesson(id: string): Promise<unknown> {
  return request(`/scheduling/lessons/${id}/`, { method: 'DELETE' });
}

export function listChats(): Promise<ChatRoom[]> {
  return everyPage('/chat/admin/rooms/');
}

const PAGED: Record<'student' | 'parent', string> = { student: '/auth/students/', parent: '/auth/parents/' };

const CREATIONS: Record<Kind, string> = {
  student: '/auth/students/create/',
  teacher: '/auth/staff/create/',
  tutor: '/auth/staff/create/',
  parent: '/auth/parents/create/',
};

function rowsOf(kind: Kind, results: readonly unknown[]): AccountRow[] {
  return results.map((row) => ({ kind, row }) as AccountRow);
}
