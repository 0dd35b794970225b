/**
 * API requests that change data, to check that they are refused for users without permission. Those of the admin alone are
 * in `admin-requests.ts`.
 */
import { unique } from '../run/run-tag';
import { toPlatformPath } from './assignment-path';
import type { ApiClient } from './client';

/** The weekly reports of tutors. */
export const REPORTS = '/api/reports/tutor-weekly-reports/';

/** A request that changes data. */
export interface ForbiddenRequest {
  what: string;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
}

/** A request that was sent, and the server's response. */
export interface RequestResult {
  what: string;
  request: string;
  status: number;
}

/** Requests that change a user with a role in the body. */
export function roleChangeRequests(userId: number): ForbiddenRequest[] {
  const path = `/api/auth/users/${userId}/`;
  return [
    { what: 'change a name', method: 'PATCH', path, body: { first_name: 'Чужой' } },
    { what: 'change a role', method: 'PATCH', path, body: { role: 'admin', is_staff: true, is_superuser: true } },
    {
      what: 'change a name together with the role',
      method: 'PATCH',
      path,
      body: { first_name: 'Чужой', role: 'admin' },
    },
    {
      what: 'replace a user',
      method: 'PUT',
      path,
      body: { first_name: 'Чужой', last_name: 'Чужаков', role: 'admin', is_staff: true },
    },
  ];
}

/** The same change of role, in every place where a teacher may change their own profile. */
export const SELF_PROMOTION_REQUESTS: readonly ForbiddenRequest[] = ['/api/auth/me/', '/api/profile/teacher/'].map(
  (path) => ({
    what: 'promote oneself',
    method: 'PATCH',
    path,
    body: { role: 'admin', is_staff: true, is_superuser: true },
  }),
);

/** Requests allowed only for the teacher of a lesson and the admin. */
export function lessonWriteRequests(lessonId: number | string): ForbiddenRequest[] {
  const path = `/api/scheduling/lessons/${lessonId}/`;
  return [
    { what: 'move a lesson', method: 'PATCH', path, body: { start_time: '12:00', end_time: '13:00' } },
    { what: 'remove a lesson', method: 'DELETE', path },
  ];
}

/** Creates an assignment for another user's student. Separate, because a tutor may have assignments of their own. */
export function createAssignmentRequest({ studentId }: { studentId: number }): ForbiddenRequest {
  const due = '2030-01-10T09:00:00Z';
  const body = {
    title: unique('Чужое задание'),
    description: 'Чужое',
    instructions: 'Чужое',
    type: 'homework',
    max_score: 100,
    start_date: due,
    due_date: due,
    assigned_to: [studentId],
  };
  return { what: 'create an assignment', method: 'POST', path: '/api/assignments/', body };
}

/** Requests allowed only for the assignment's teacher or the submission's student. */
export function assignmentWriteRequests(assignmentId: number, submissionId: number): ForbiddenRequest[] {
  const assignment = `/api/assignments/${assignmentId}/`;
  const submission = `/api/assignments/submissions/${submissionId}/`;
  return [
    { what: 'change an assignment', method: 'PATCH', path: assignment, body: { title: 'Чужое задание' } },
    { what: 'send an answer', method: 'POST', path: `${assignment}submit/`, body: { content: 'Чужой ответ' } },
    {
      what: 'grade an answer',
      method: 'POST',
      path: `${submission}grade/`,
      body: { score: 1, feedback: 'Чужая', status: 'graded' },
    },
    { what: 'change an answer', method: 'PATCH', path: submission, body: { score: 1, feedback: 'Чужая' } },
    {
      what: 'send an answer to the list of answers',
      method: 'POST',
      path: '/api/assignments/submissions/',
      body: { assignment: assignmentId, content: 'Чужой ответ' },
    },
    { what: 'remove an assignment', method: 'DELETE', path: assignment },
  ];
}

/** Requests allowed for every signed-in user. */
export const SELF_SERVICE_REQUESTS: readonly ForbiddenRequest[] = [
  { what: 'change the own profile', method: 'PATCH', path: '/api/auth/me/', body: { first_name: 'Чужой' } },
  { what: 'renew a session', method: 'POST', path: '/api/auth/refresh/', body: {} },
  { what: 'sign out', method: 'POST', path: '/api/accounts/logout/', body: {} },
];

export interface ReportTexts {
  title: string;
  summary: string;
}

/** The week of each report. */
export const REPORT_WEEK = { week_start: '2030-01-07', week_end: '2030-01-13' } as const;

/** A tutor's report about a student, with texts that no other report has. */
export function writeReportRequest(
  studentId: number,
  texts: Partial<ReportTexts> = {},
): ForbiddenRequest & { body: ReportTexts } {
  const body = {
    student: studentId,
    ...REPORT_WEEK,
    title: unique('Отчёт за неделю'),
    summary: unique('Решает увереннее, чем раньше'),
    ...texts,
  };
  return { what: 'write a report', method: 'POST', path: REPORTS, body };
}

export function sendReportRequest(id: number): ForbiddenRequest {
  return { what: 'send a report to the parent', method: 'POST', path: `${REPORTS}${id}/send/` };
}

/** Sends all requests one by one and accepts any response. */
export async function sendAll(client: ApiClient, requests: readonly ForbiddenRequest[]): Promise<RequestResult[]> {
  const results: RequestResult[] = [];
  for (const { what, method, path, body } of requests) {
    const here = await toPlatformPath(client, path);
    const { status } = await client.send(method, here, body);
    results.push({ what, request: `${method} ${here}`, status });
  }
  return results;
}
