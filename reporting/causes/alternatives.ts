/**
 * Alternative requests for the same purpose, recorded on builds of the platform. They change no data: a write request
 * is probed with OPTIONS.
 */
import type { RespondedRequest } from '../../suite/failure/failure';
import { oneForm } from './cause-key';

export interface Reading {
  method: 'GET' | 'OPTIONS';
  path: string;
}

const get = (...paths: string[]): Reading[] => paths.map((path) => ({ method: 'GET', path }));
const options = (...paths: string[]): Reading[] => paths.map((path) => ({ method: 'OPTIONS', path }));

/** Alternatives by request, recorded on builds of the platform that have them. */
const ALTERNATIVES: Readonly<Record<string, readonly Reading[]>> = {
  'GET /api/assignments/': get('/api/assignments/', '/api/assignments/assignments/'),
  'GET /api/assignments/students/': get('/api/teacher/students/', '/api/materials/teacher/'),
  'GET /api/assignments/submissions/pending/': get('/api/materials/teacher/submissions/pending/'),
  'GET /api/materials/teacher/submissions/pending/': get('/api/assignments/submissions/'),
  'GET /api/teacher/students/': get('/api/materials/teacher/'),
  'GET /api/accounts/profile/': get('/api/auth/profile/', '/api/auth/me/'),
  'GET /api/auth/me/': get('/api/auth/profile/', '/api/accounts/profile/'),
  'GET /api/parents/children/': get('/api/dashboard/parent/children/', '/api/parent/children/'),
  'GET /api/dashboard/parent/children/': get('/api/parent/children/', '/api/materials/parent/'),
  'GET /api/tutors/students/': get('/api/tutor/my-students/', '/api/dashboard/tutor/students/'),
  'GET /api/tutor/my-students/': get('/api/dashboard/tutor/students/'),
  'GET /api/admin/chats/': get('/api/chat/'),
  'GET /api/admin/users/': get('/api/auth/users/'),
  'GET /api/admin/schedule/lessons/': get('/api/scheduling/lessons/'),
  'POST /api/auth/login/': get('/api/auth/me/'),
  'POST /api/assignments/': options('/api/assignments/', '/api/assignments/assignments/'),
  'POST /api/assignments/:id/submit/': options('/api/assignments/submissions/'),
  'POST /api/accounts/logout/': options('/api/auth/logout/'),
  'POST /api/auth/logout/': options('/api/accounts/logout/'),
  'PATCH /api/accounts/profile/': options('/api/auth/profile/'),
};

/** Returns the other requests for the purpose of a request. Leaves out the request itself. */
export function alternativesOf({ method, path }: RespondedRequest): Reading[] {
  return (ALTERNATIVES[`${method} ${oneForm(path)}`] ?? []).filter((one) => one.method !== method || one.path !== path);
}

/** Returns the read requests for the object of a request: its own path, or the list that contains the object. */
export function readOf({ path }: RespondedRequest): Reading[] {
  const [list = ''] = path.split(':id');
  return list.startsWith('/api/') && list.endsWith('/') && !/\/(?:login|logout|refresh|create)\/$/.test(list)
    ? get(list)
    : [];
}
