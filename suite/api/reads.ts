/**
 * Read endpoints of the API and the roles that may use them: the server side of every page, requested without the
 * page.
 */
import { ROLES, type Role } from '../config/names';
import { DOCUMENTED_PATHS } from './documented-paths';

/** A read endpoint for the users who have permission. */
export interface ReadEndpoint {
  /** Name in reports: “the list of all users”. */
  readonly name: string;
  /** Documented paths, today's first; `:id` is the id of a student who has this parent and this tutor. */
  readonly paths: readonly [string, ...string[]];
  readonly roles: readonly Role[];
}

export const reads = {
  me: { name: 'who is signed in', paths: DOCUMENTED_PATHS.me, roles: ROLES },
  assignments: {
    name: 'the own list of assignments',
    paths: ['/api/assignments/', '/api/assignments/assignments/'],
    roles: ROLES,
  },
  submissions: { name: 'the own list of answers', paths: ['/api/assignments/submissions/'], roles: ROLES },
  teachersStudents: { name: "the teacher's students", paths: DOCUMENTED_PATHS.teachersStudents, roles: ['teacher'] },
  pendingSubmissions: {
    name: 'answers waiting for a mark',
    paths: ['/api/materials/teacher/submissions/pending/'],
    roles: ['teacher'],
  },
  studentsSubjects: {
    name: "the student's subjects",
    paths: ['/api/student/subjects/', '/api/materials/student/'],
    roles: ['student'],
  },
  children: { name: 'the own children', paths: DOCUMENTED_PATHS.children, roles: ['parent'] },
  childProgress: {
    name: 'the progress of one own child',
    paths: ['/api/dashboard/parent/children/:id/progress/', '/api/materials/parent/children/:id/progress/'],
    roles: ['parent'],
  },
  childSubjects: {
    name: 'the subjects of one own child',
    paths: ['/api/dashboard/parent/children/:id/subjects/'],
    roles: ['parent'],
  },
  tutorStudents: {
    name: "the tutor's students",
    paths: ['/api/dashboard/tutor/students/', '/api/materials/tutor/students/'],
    roles: ['tutor'],
  },
  users: { name: 'the list of all users', paths: DOCUMENTED_PATHS.users, roles: ['admin'] },
  statistics: { name: 'users by role', paths: ['/api/admin/stats/users/'], roles: ['admin'] },
  students: { name: 'the list of students', paths: ['/api/auth/students/'], roles: ['admin'] },
  staff: { name: 'the list of teachers', paths: ['/api/auth/staff/?role=teacher'], roles: ['admin'] },
  parents: { name: 'the list of parents', paths: ['/api/auth/parents/'], roles: ['admin'] },
  user: { name: 'one account', paths: ['/api/auth/users/:id/'], roles: ['admin'] },
  lessons: { name: 'the schedule of all lessons', paths: ['/api/admin/schedule/lessons/'], roles: ['admin'] },
  scheduleFilters: {
    name: "the names for the schedule's filters",
    paths: ['/api/admin/schedule/filters/'],
    roles: ['admin'],
  },
} as const satisfies Record<string, ReadEndpoint>;

/** Returns no user data: the state of the platform and the description of its API. */
const OPEN = /^\/api\/(?:system\/health|health|schema)(?:\/|$)/;
/** Returns only the signed-in user's own data. */
const OWN = /^\/api\/(?:auth|accounts)\/(?:me|profile|refresh|session-status)\/?$|^\/api\/profile\//;
/** Only for the admin. */
const ADMINS = /^\/api\/(?:admin|auth\/(?:users|students|staff|parents))\//;

/** Returns the visibility of the data behind an API path. */
export function visibilityOf(path: string): 'open' | 'own' | 'admin' | 'private' {
  if (OPEN.test(path)) return 'open';
  if (OWN.test(path)) return 'own';
  return ADMINS.test(path) ? 'admin' : 'private';
}
