/** All API requests that change data, to check that they are refused for users without permission. */
import { unique } from '../run/run-tag';
import { toPlatformPath } from './assignment-path';
import type { ApiClient } from './client';
import { pathOfLink } from './links';

/** Targets of the requests: objects created by the test. */
export interface TargetIds {
  studentId: number;
  teacherId: number;
  parentId: number;
  /** An email that no account has. */
  freeEmail: string;
}

const REPORTS = '/api/reports/tutor-weekly-reports/';

/** Lists and overviews that show each user other records. */
const OVERVIEWS = [
  { what: "read the parent's overview", path: '/api/materials/parent/' },
  { what: "read the tutor's students", path: '/api/dashboard/tutor/students/' },
  { what: "read the teacher's overview", path: '/api/materials/teacher/' },
  { what: "read the teacher's students", path: '/api/teacher/students/' },
  { what: 'read the answers that wait for a mark', path: '/api/materials/teacher/submissions/pending/' },
  { what: 'read the list of assignments', path: '/api/assignments/' },
  { what: 'read the list of answers', path: '/api/assignments/submissions/' },
  { what: 'read the list of lessons', path: '/api/scheduling/lessons/' },
  { what: 'read the reports', path: REPORTS },
] as const;

interface ForbiddenRequest {
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

/**
 * Requests that only the admin may send; a tutor may also enrol the own students, of whom none is a target. Ordered
 * from harmless to destructive, so that an access hole shows as much as possible.
 */
export function adminOnlyRequests({ studentId, teacherId, parentId, freeEmail }: TargetIds): ForbiddenRequest[] {
  const user = `/api/auth/users/${studentId}/`;
  const person = { email: freeEmail, first_name: 'Чужой', last_name: 'Чужаков' };
  const lesson = {
    subject: 1,
    teacher: teacherId,
    student: studentId,
    date: '2030-01-10',
    start_time: '09:00',
    end_time: '10:00',
  };
  return [
    { what: 'create a student', method: 'POST', path: '/api/auth/students/create/', body: { ...person, grade: '9' } },
    {
      what: 'create a teacher',
      method: 'POST',
      path: '/api/auth/staff/create/',
      body: { ...person, role: 'teacher', subject: 'Математика' },
    },
    {
      what: 'create a tutor',
      method: 'POST',
      path: '/api/auth/staff/create/',
      body: { ...person, role: 'tutor', specialization: 'Математика' },
    },
    { what: 'create a parent', method: 'POST', path: '/api/auth/parents/create/', body: person },
    { what: 'change a name', method: 'PATCH', path: user, body: { first_name: 'Чужой' } },
    { what: 'change a role', method: 'PATCH', path: user, body: { role: 'admin', is_staff: true } },
    {
      what: "change a student's profile",
      method: 'PATCH',
      path: `/api/auth/students/${studentId}/profile/`,
      body: { goal: 'Чужая цель' },
    },
    {
      what: "change a teacher's profile",
      method: 'PATCH',
      path: `/api/auth/teachers/${teacherId}/profile/`,
      body: { bio: 'Чужая биография' },
    },
    {
      what: 'change what a teacher teaches',
      method: 'PATCH',
      path: `/api/auth/staff/teachers/${teacherId}/subjects/`,
      body: { subject_ids: [1] },
    },
    {
      what: 'give a teacher students',
      method: 'POST',
      path: `/api/auth/teachers/${teacherId}/assign-students/`,
      body: { student_ids: [studentId], subject_id: 1 },
    },
    {
      what: "enrol another tutor's student",
      method: 'POST',
      path: '/api/materials/tutor/students/assign-subject/',
      body: { student_id: studentId, subject_id: 1, teacher_id: teacherId },
    },
    {
      what: 'say whose child it is',
      method: 'POST',
      path: '/api/auth/assign-parent/',
      body: { parent_id: parentId, student_ids: [studentId] },
    },
    { what: 'schedule a lesson', method: 'POST', path: '/api/admin/schedule/lessons/create/', body: lesson },
    { what: 'reset a password', method: 'POST', path: `${user}reset-password/`, body: {} },
    { what: 'deactivate an account', method: 'PATCH', path: user, body: { is_active: false } },
    { what: 'activate an account', method: 'POST', path: `${user}reactivate/`, body: {} },
    { what: 'remove an account by its own action', method: 'POST', path: `${user}delete/`, body: {} },
    {
      what: 'remove an account for good by its own action',
      method: 'DELETE',
      path: `${user}delete/`,
      body: { permanent: true },
    },
    { what: 'remove an account for good', method: 'DELETE', path: user },
  ];
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

/** The same change of role, in every place where a teacher may change the own profile. */
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
export function createAssignmentRequest({ studentId }: Pick<TargetIds, 'studentId'>): ForbiddenRequest {
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

/** A tutor's report about a student, with texts that no other report has. */
export function writeReportRequest(
  studentId: number,
  texts: Partial<ReportTexts> = {},
): ForbiddenRequest & { body: ReportTexts } {
  const body = {
    student: studentId,
    week_start: '2030-01-07',
    week_end: '2030-01-13',
    title: unique('Отчёт за неделю'),
    summary: unique('Решает увереннее, чем раньше'),
    ...texts,
  };
  return { what: 'write a report', method: 'POST', path: REPORTS, body };
}

export function sendReportRequest(id: number): ForbiddenRequest {
  return { what: 'send a report to the parent', method: 'POST', path: `${REPORTS}${id}/send/` };
}

/** Reads the reports that a user may read. */
export function readReports(client: ApiClient): Promise<ReadResult[]> {
  return readAll(client, [{ what: 'read the reports', path: REPORTS }]);
}

/** A forbidden read, and the server's response. */
export interface ReadResult extends RequestResult {
  text: string;
}

/** Work of a student that others must not read. */
export interface ReadTarget {
  studentId: number;
  assignmentIds: readonly number[];
  submissionIds: readonly number[];
  /** Links of the submitted files, as the server returns them. */
  fileUrls: readonly string[];
}

/** Sends all API requests that read data of a student, the student's submissions and files. */
export async function readEverythingAbout(
  client: ApiClient,
  { studentId, assignmentIds, submissionIds, fileUrls }: ReadTarget,
): Promise<ReadResult[]> {
  const questions = [
    ...OVERVIEWS,
    { what: 'read the progress of the child', path: `/api/dashboard/parent/children/${studentId}/progress/` },
    { what: 'read the subjects of the child', path: `/api/dashboard/parent/children/${studentId}/subjects/` },
    { what: 'read the account', path: `/api/auth/users/${studentId}/` },
    ...assignmentIds.flatMap((id) => [
      { what: 'read the assignment', path: `/api/assignments/${id}/` },
      { what: 'read the answers to it', path: `/api/assignments/${id}/submissions/` },
    ]),
    ...submissionIds.map((id) => ({ what: 'read the answer', path: `/api/assignments/submissions/${id}/` })),
    ...fileUrls.map((url) => ({ what: 'read the file', path: pathOfLink(url) })),
  ];
  return readAll(client, questions);
}

/** Repeats the reads of another user's page, as this user. */
export async function repeatReads(client: ApiClient, requests: readonly string[]): Promise<ReadResult[]> {
  const paths = new Set(
    requests.flatMap((request) => (request.startsWith('GET ') ? [request.slice('GET '.length)] : [])),
  );
  return readAll(
    client,
    [...paths].map((path) => ({ what: 'repeat the read', path })),
  );
}

async function readAll(client: ApiClient, questions: readonly { what: string; path: string }[]): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (const { what, path } of questions) {
    const here = await toPlatformPath(client, path);
    const { status, text } = await client.send('GET', here);
    results.push({ what, request: `GET ${here}`, status, text });
  }
  return results;
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
