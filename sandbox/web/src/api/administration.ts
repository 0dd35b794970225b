import type { Account, ChatSummary, Credentials, Lesson, NewAccount, NewLesson, SubjectAssignment, UserStatistics } from '../../../contract/administration';
import type { Page } from '../../../contract/assignments';
import type { Succeeded } from '../../../contract/identity';
import { request } from './client';
import { everyPage } from './pages';

/** The four kinds of account that the admin manages, each with a table of its own. */
export type Kind = 'student' | 'teacher' | 'tutor' | 'parent';

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
  subjects: (id: number) => ['admin', 'subjects', id],
  lessons: ['admin', 'lessons'],
  chats: ['admin', 'chats'],
} as const;

const LISTS: Record<Kind, { path: string; role?: string }> = {
  student: { path: '/auth/students/' },
  teacher: { path: '/auth/staff/', role: 'teacher' },
  tutor: { path: '/auth/staff/', role: 'tutor' },
  parent: { path: '/auth/parents/' },
};

const CREATIONS: Record<Kind, string> = {
  student: '/auth/students/create/',
  teacher: '/auth/staff/create/',
  tutor: '/auth/staff/create/',
  parent: '/auth/parents/create/',
};

export function readStatistics(): Promise<UserStatistics> {
  return request('/admin/stats/users/');
}

/** One page of a table. */
export function listAccounts(kind: Kind, filter: AccountFilter): Promise<Page<Account>> {
  const query = new URLSearchParams();
  const { path, role } = LISTS[kind];
  const wanted = { role, search: filter.search, grade: filter.grade, tutor: filter.tutor, is_active: filter.active };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) query.set(name, value);
  }
  query.set('page', String(filter.page));
  query.set('page_size', filter.size);
  return request(`${path}?${query.toString()}`);
}

/** Every active account of a kind, for picking one. */
export function listEverybody(kind: Kind): Promise<Account[]> {
  const { path, role } = LISTS[kind];
  return everyPage(`${path}?${role ? `role=${role}&` : ''}is_active=true&page_size=50`);
}

export function readAccount(id: number): Promise<Account> {
  return request(`/auth/users/${id}/`);
}

/** Creates an account; the answer holds its password, this once. @throws Refusal 409 when the email is taken. */
export async function createAccount(kind: Kind, account: NewAccount): Promise<Credentials> {
  const json = kind === 'teacher' || kind === 'tutor' ? { ...account, role: kind } : account;
  return (await request<Succeeded<Credentials>>(CREATIONS[kind], { method: 'POST', json })).data;
}

export type AccountChange = Partial<
  Pick<Account, 'first_name' | 'last_name' | 'email' | 'phone' | 'grade' | 'goal' | 'specialization' | 'experience_years' | 'bio' | 'role'>
> & { tutor_id?: number | null; parent_id?: number | null };

export function changeAccount(id: number, change: AccountChange): Promise<unknown> {
  return request(`/auth/users/${id}/`, { method: 'PATCH', json: change });
}

/** Gives a new password; the old one and every open session of the account end. */
export async function resetPassword(id: number): Promise<Credentials> {
  return (await request<Succeeded<Credentials>>(`/auth/users/${id}/reset-password/`, { method: 'POST' })).data;
}

/** Ends the account's session and keeps it from signing in; everything else stays. */
export function deactivateAccount(id: number): Promise<unknown> {
  return request(`/auth/users/${id}/delete/`, { method: 'DELETE' });
}

/** Removes the account and everything that hangs on it. */
export function removeAccount(id: number): Promise<unknown> {
  return request(`/auth/users/${id}/delete/?permanent=true`, { method: 'DELETE' });
}

export function reactivateAccount(id: number): Promise<unknown> {
  return request(`/auth/users/${id}/reactivate/`, { method: 'POST' });
}

export function listSubjects(id: number): Promise<SubjectAssignment[]> {
  return request(`/auth/users/${id}/subjects/`);
}

export function assignSubject(id: number, subject: string, teacherId: number): Promise<unknown> {
  return request(`/auth/users/${id}/subjects/`, { method: 'POST', json: { subject, teacher_id: teacherId } });
}

export function dropSubject(id: number, assignmentId: number): Promise<unknown> {
  return request(`/auth/users/${id}/subjects/?id=${assignmentId}`, { method: 'DELETE' });
}

export function assignChildren(parentId: number, studentIds: readonly number[]): Promise<unknown> {
  return request(`/auth/users/${parentId}/children/`, { method: 'PUT', json: { student_ids: studentIds } });
}

export async function listLessons(): Promise<Lesson[]> {
  return listOf(await request<Lesson[] | Page<Lesson>>('/admin/schedule/lessons/'));
}

export function createLesson(lesson: NewLesson): Promise<Lesson> {
  return request('/admin/schedule/lessons/', { method: 'POST', json: lesson });
}

export function removeLesson(id: number): Promise<unknown> {
  return request(`/admin/schedule/lessons/${id}/`, { method: 'DELETE' });
}

export async function listChats(): Promise<ChatSummary[]> {
  return listOf(await request<ChatSummary[] | Page<ChatSummary>>('/admin/chats/'));
}

/** Some builds answer a plain list where others answer pages. */
function listOf<T>(answer: T[] | Page<T>): T[] {
  return Array.isArray(answer) ? answer : answer.results;
}
