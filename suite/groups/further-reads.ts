/**
 * Reads of the API groups besides those that every build has. A build without such a path answers 404 or 405, and the
 * path is then no part of the build. The paths come from the recordings and from the routes of the published builds.
 */
import { ROLES, type Role } from '../config/names';
import type { GroupId } from './groups';

export interface FurtherRead {
  readonly path: string;
  /** Roles that the path is made for: they get 200. Builds differ in whom else they answer, but crash for nobody. */
  readonly readers: readonly [Role, ...Role[]];
}

/** A record that does not exist. */
export interface UnknownRecord {
  readonly path: string;
  /** Roles that may read such records: to them it is missing, and neither a bad request nor a crash. */
  readonly readers: readonly [Role, ...Role[]];
}

type Rows<T> = Readonly<Partial<Record<GroupId, readonly T[]>>>;
type Readers = readonly [Role, ...Role[]];

const NUMBER = 999_999_999;
const EVERYBODY: Readers = ['teacher', ...ROLES.filter((role) => role !== 'teacher')];
const ADMIN: Readers = ['admin'];
const TEACHER: Readers = ['teacher'];
const STUDENT: Readers = ['student'];
const TUTOR: Readers = ['tutor'];
const PARENT: Readers = ['parent'];

const reads = (readers: Readers, ...paths: readonly string[]) => paths.map((path) => ({ path, readers }));

export const FURTHER_READS: Rows<FurtherRead> = {
  GR1: reads(EVERYBODY, '/api/auth/session-status/'),
  GR2: [
    // The admin has no profile of a role, and builds refuse the admin with 400.
    ...reads(['parent', 'teacher', 'student', 'tutor'], '/api/profile/me/'),
    ...reads(EVERYBODY, '/api/profile/notification-settings/'),
  ],
  GR3: [
    ...reads(ADMIN, '/api/auth/staff/?role=tutor', '/api/auth/users/'),
    ...reads(TUTOR, '/api/auth/teachers/'),
    ...reads(['tutor', 'admin'], '/api/auth/my-students/'),
  ],
  GR4: [
    ...reads(TEACHER, '/api/materials/', '/api/materials/teacher/subjects/', '/api/materials/teacher/study-plans/'),
    ...reads(TEACHER, '/api/materials/teacher/progress/', '/api/materials/teacher/all-students/'),
    ...reads(['student', 'teacher'], '/api/materials/subjects/', '/api/materials/materials/'),
    ...reads(STUDENT, '/api/materials/student/subjects/', '/api/materials/student/progress/'),
    ...reads(STUDENT, '/api/materials/student/study-plans/', '/api/materials/student/assigned/'),
  ],
  GR5: [
    ...reads(['teacher', 'student'], '/api/assignments/questions/', '/api/assignments/peer-assignments/'),
    ...reads(TEACHER, '/api/assignments/comment-templates/'),
  ],
  GR6: reads(['student', 'teacher'], '/api/assignments/answers/', '/api/assignments/attempts/'),
  GR8: [
    ...reads(STUDENT, '/api/scheduling/lessons/my-schedule/'),
    ...reads(['teacher', 'student'], '/api/scheduling/lessons/upcoming/'),
    ...reads(ADMIN, '/api/admin/schedule/stats/'),
    ...reads(TUTOR, '/api/scheduling/tutor/schedule/'),
    ...reads(PARENT, '/api/scheduling/parent/schedule/'),
  ],
  GR9: [
    ...reads(EVERYBODY, '/api/notifications/notifications/', '/api/notifications/settings/'),
    ...reads(EVERYBODY, '/api/notifications/notifications/unread_count/', '/api/notifications/notifications/stats/'),
    ...reads(ADMIN, '/api/notifications/templates/', '/api/notifications/queue/', '/api/notifications/broadcasts/'),
  ],
  GR10: [
    ...reads(['parent', 'admin'], '/api/payments/payments/'),
    ...reads(PARENT, '/api/dashboard/parent/payments/', '/api/dashboard/parent/payments/pending/'),
  ],
  GR11: [
    ...reads(STUDENT, '/api/dashboard/student/'),
    ...reads(TEACHER, '/api/dashboard/teacher/', '/api/teacher/dashboard/'),
    ...reads(TUTOR, '/api/dashboard/tutor/'),
    ...reads(PARENT, '/api/dashboard/parent/'),
  ],
  GR12: reads(ADMIN, '/api/system/metrics/'),
  GR14: [
    ...reads(TEACHER, '/api/reports/teacher-weekly-reports/', '/api/reports/student-reports/'),
    ...reads(TEACHER, '/api/reports/teacher-weekly-reports/available_students/', '/api/reports/reports/'),
    ...reads(['tutor', 'parent'], '/api/reports/tutor-weekly-reports/'),
    ...reads(TUTOR, '/api/reports/tutor-weekly-reports/available_students/'),
    ...reads(PARENT, '/api/reports/student-reports/my_children/'),
  ],
  GR15: [
    ...reads(TUTOR, '/api/invoices/tutor/', '/api/invoices/tutor/students/', '/api/invoices/tutor/statistics/'),
    ...reads(TUTOR, '/api/invoices/tutor/outstanding/'),
    ...reads(PARENT, '/api/invoices/parent/unpaid-count/', '/api/invoices/parent/summary/'),
    ...reads(PARENT, '/api/invoices/parent/history/'),
  ],
  GR16: [
    ...reads(EVERYBODY, '/api/knowledge-graph/elements/'),
    ...reads(TEACHER, '/api/knowledge-graph/elements/?created_by=me', '/api/knowledge-graph/lessons/?created_by=me'),
  ],
  GR17: reads(ADMIN, '/api/applications/statistics/'),
  GR18: reads(PARENT, '/api/parent/', '/api/parent/payments/', '/api/parent/payments/pending/', '/api/parent/reports/'),
  GR19: reads(TUTOR, '/api/materials/tutor/', '/api/materials/tutor/reports/'),
  GR20: [
    ...reads(STUDENT, '/api/student/submissions/', '/api/student/progress/', '/api/student/study-plans/'),
    ...reads(TEACHER, '/api/teacher/materials/', '/api/teacher/progress/', '/api/teacher/reports/'),
    ...reads(TEACHER, '/api/teacher/submissions/pending/'),
  ],
};

export const UNKNOWN_RECORDS: Rows<UnknownRecord> = {
  GR2: reads(EVERYBODY, `/api/profile/teachers/${NUMBER}/`),
  GR3: [
    ...reads(ADMIN, `/api/auth/students/${NUMBER}/`, `/api/auth/teachers/${NUMBER}/`, `/api/auth/tutors/${NUMBER}/`),
    ...reads(ADMIN, `/api/auth/admin/users/${NUMBER}/profile/`, `/api/auth/admin/users/${NUMBER}/full-info/`),
  ],
  GR4: [
    ...reads(TEACHER, `/api/materials/teacher/study-plans/${NUMBER}/`),
    ...reads(TEACHER, `/api/materials/teacher/students/${NUMBER}/subjects/`),
    ...reads(TEACHER, `/api/materials/teacher/subjects/${NUMBER}/students/`),
    ...reads(TEACHER, `/api/materials/teacher/materials/${NUMBER}/assignments/`),
    ...reads(STUDENT, `/api/materials/student/study-plans/${NUMBER}/`),
    ...reads(['student', 'teacher'], `/api/materials/materials/${NUMBER}/`, `/api/materials/subjects/${NUMBER}/`),
    ...reads(['student', 'teacher'], `/api/materials/submissions/${NUMBER}/`, `/api/materials/progress/${NUMBER}/`),
  ],
  GR5: [
    ...reads(EVERYBODY, `/api/assignments/${NUMBER}/`, `/api/assignments/${NUMBER}/submissions/`),
    ...reads(TEACHER, `/api/assignments/${NUMBER}/analytics/`, `/api/assignments/${NUMBER}/statistics/`),
    ...reads(['teacher', 'student'], `/api/assignments/questions/${NUMBER}/`),
  ],
  GR6: [
    ...reads(EVERYBODY, `/api/assignments/submissions/${NUMBER}/`),
    ...reads(['teacher', 'student'], `/api/assignments/submissions/${NUMBER}/answers/`),
    ...reads(['teacher', 'student'], `/api/assignments/submissions/${NUMBER}/comments/`),
    ...reads(['teacher', 'student'], `/api/assignments/answers/${NUMBER}/`, `/api/assignments/attempts/${NUMBER}/`),
  ],
  GR7: reads(EVERYBODY, `/api/chat/${NUMBER}/`, `/api/chat/${NUMBER}/messages/`),
  GR8: [
    ...reads(EVERYBODY, `/api/scheduling/lessons/${NUMBER}/`),
    ...reads(TUTOR, `/api/scheduling/tutor/students/${NUMBER}/schedule/`),
    ...reads(PARENT, `/api/scheduling/parent/children/${NUMBER}/schedule/`),
  ],
  GR9: reads(EVERYBODY, `/api/notifications/notifications/${NUMBER}/`),
  GR10: reads(['parent', 'admin'], `/api/payments/payments/${NUMBER}/`),
  GR11: [
    ...reads(PARENT, `/api/dashboard/parent/children/${NUMBER}/payments/`),
    ...reads(PARENT, `/api/dashboard/parent/children/${NUMBER}/teachers/`),
    ...reads(TUTOR, `/api/dashboard/tutor/students/${NUMBER}/progress/`),
    ...reads(TUTOR, `/api/dashboard/tutor/students/${NUMBER}/subjects/`),
  ],
  GR14: [
    ...reads(['tutor', 'parent'], `/api/reports/tutor-weekly-reports/${NUMBER}/`),
    ...reads(TEACHER, `/api/reports/teacher-weekly-reports/${NUMBER}/`, `/api/reports/student-reports/${NUMBER}/`),
  ],
  GR15: [...reads(PARENT, `/api/invoices/parent/${NUMBER}/`), ...reads(TUTOR, `/api/invoices/tutor/${NUMBER}/`)],
  GR16: [
    ...reads(EVERYBODY, `/api/knowledge-graph/lessons/${NUMBER}/`, `/api/knowledge-graph/elements/${NUMBER}/`),
    ...reads(TEACHER, `/api/knowledge-graph/elements/${NUMBER}/files/`, `/api/knowledge-graph/${NUMBER}/lessons/`),
    ...reads(TEACHER, `/api/knowledge-graph/${NUMBER}/progress/`),
    ...reads(STUDENT, `/api/knowledge-graph/student/lessons/${NUMBER}/`),
  ],
  GR17: reads(ADMIN, `/api/applications/${NUMBER}/`),
  GR18: [
    ...reads(PARENT, `/api/parent/children/${NUMBER}/progress/`, `/api/parent/children/${NUMBER}/subjects/`),
    ...reads(PARENT, `/api/parent/reports/${NUMBER}/`),
  ],
  GR19: [
    ...reads(TUTOR, `/api/materials/tutor/students/${NUMBER}/progress/`),
    ...reads(TUTOR, `/api/materials/tutor/students/${NUMBER}/subjects/`),
  ],
  GR20: [
    ...reads(STUDENT, `/api/student/subjects/${NUMBER}/materials/`, `/api/student/subjects/${NUMBER}/teacher/`),
    ...reads(STUDENT, `/api/student/submissions/${NUMBER}/feedback/`, `/api/student/study-plans/${NUMBER}/`),
    ...reads(TEACHER, `/api/teacher/students/${NUMBER}/subjects/`, `/api/teacher/subjects/${NUMBER}/students/`),
  ],
};
