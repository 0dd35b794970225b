/** API requests that change data and that only the admin may send, to check that they are refused for everybody else. */
import type { ForbiddenRequest } from './forbidden-requests';

/** Targets of the requests: objects created by the test. */
export interface TargetIds {
  studentId: number;
  teacherId: number;
  parentId: number;
  /** An email that no account has. */
  freeEmail: string;
}

/**
 * Requests that only the admin may send; a tutor may also enrol their own students, of whom none is a target. Ordered
 * from harmless to destructive, so that an access hole shows as much as possible.
 */
export function adminOnlyRequests(targets: TargetIds): ForbiddenRequest[] {
  return [
    ...createAccountRequests(targets),
    ...changeAccountRequests(targets),
    ...teachingRequests(targets),
    ...accountAccessRequests(targets),
  ];
}

function createAccountRequests({ freeEmail }: TargetIds): ForbiddenRequest[] {
  const person = { email: freeEmail, first_name: 'Чужой', last_name: 'Чужаков' };
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
  ];
}

function changeAccountRequests({ studentId, teacherId }: TargetIds): ForbiddenRequest[] {
  const user = `/api/auth/users/${studentId}/`;
  return [
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
  ];
}

/** Who teaches whom what, whose child it is, and when they meet. */
function teachingRequests({ studentId, teacherId, parentId }: TargetIds): ForbiddenRequest[] {
  const lesson = {
    subject: 1,
    teacher: teacherId,
    student: studentId,
    date: '2030-01-10',
    start_time: '09:00',
    end_time: '10:00',
  };
  return [
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
  ];
}

/** Whether somebody can still sign in to an account, and whether it exists. */
function accountAccessRequests({ studentId }: TargetIds): ForbiddenRequest[] {
  const user = `/api/auth/users/${studentId}/`;
  return [
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
