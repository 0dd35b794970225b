/** Endpoints of the admin's, the parent's and the tutor's pages, by user action. */
import {
  accountListSchema,
  anyResponseSchema,
  createdSchema,
  resetSchema,
  statisticsSchema,
  studentsSchema,
} from './account-schemas';
import type { Endpoint } from './endpoint';

const GET = /^GET$/;

export const administrationEndpoints = {
  userStatistics: {
    purpose: 'count the users',
    method: GET,
    path: /^\/api\/admin\/stats\/users\/?$/,
    schema: statisticsSchema,
  },
  listStudents: {
    purpose: 'list the students',
    method: GET,
    path: /^\/api\/auth\/students\/?$/,
    schema: accountListSchema,
  },
  createAccount: {
    purpose: 'create the account',
    method: /^POST$/,
    path: /^\/api\/auth\/(students|staff|parents)\/create\/?$/,
    schema: createdSchema,
  },
  changeAccount: {
    purpose: 'change the account',
    method: /^(PATCH|PUT)$/,
    path: /^\/api\/auth\/(?:users|teachers|tutors)\/\d+\/?$/,
    schema: anyResponseSchema,
  },
  changeOwnProfile: {
    purpose: 'store the own profile',
    method: /^(PATCH|PUT)$/,
    path: /^\/api\/(?:profile(?:\/\w+)?|auth\/(?:me|profile))\/?$/,
    schema: anyResponseSchema,
  },
  resetPassword: {
    purpose: 'reset the password',
    method: /^POST$/,
    path: /^\/api\/auth\/users\/\d+\/reset-password\/?$/,
    schema: resetSchema,
  },
  deactivateAccount: {
    purpose: 'deactivate the account',
    method: /^(DELETE|POST|PATCH)$/,
    path: /^\/api\/auth\/users\/\d+\/(?:delete\/?)?$/,
    schema: anyResponseSchema,
  },
  reactivateAccount: {
    purpose: 'activate the account again',
    method: /^(POST|PATCH)$/,
    path: /^\/api\/auth\/users\/\d+\/(?:reactivate\/?)?$/,
    schema: anyResponseSchema,
  },
  assignSubjects: {
    purpose: 'store the subjects',
    method: /^(POST|PATCH|PUT)$/,
    path: /^\/api\/(?:auth\/staff\/teachers\/\d+\/subjects|materials\/tutor\/students\/assign-subject)\/?$/,
    schema: anyResponseSchema,
  },
  assignChildren: {
    purpose: 'store the children of the parent',
    method: /^(POST|PATCH|PUT)$/,
    path: /^\/api\/auth\/assign-parent\/?$/,
    schema: anyResponseSchema,
  },
  createLesson: {
    purpose: 'store the lesson',
    method: /^POST$/,
    path: /^\/api\/admin\/schedule\/lessons\/(?:create\/?)?$/,
    schema: anyResponseSchema,
  },
  removeLesson: {
    purpose: 'remove the lesson',
    method: /^DELETE$/,
    path: /^\/api\/scheduling\/lessons\/[^/]+\/?$/,
    schema: anyResponseSchema,
  },
  createReport: {
    purpose: 'store the report',
    method: /^POST$/,
    path: /^\/api\/reports\/tutor-weekly-reports\/?$/,
    schema: anyResponseSchema,
  },
  sendReport: {
    purpose: 'send the report to the parent',
    method: /^POST$/,
    path: /^\/api\/reports\/tutor-weekly-reports\/\d+\/send\/?$/,
    schema: anyResponseSchema,
  },
  signOut: {
    purpose: 'end the session',
    method: /^POST$/,
    path: /^\/api\/(accounts|auth)\/logout\/?$/,
    schema: anyResponseSchema,
  },
  listChildren: {
    purpose: "list the parent's children",
    method: GET,
    path: /^\/api\/(?:dashboard\/parent|parent|materials\/parent)\/(?:children\/?)?$/,
    schema: studentsSchema,
  },
  listTutorStudents: {
    purpose: "list the tutor's students",
    method: GET,
    path: /^\/api\/(?:dashboard\/tutor\/students|materials\/tutor\/students|(?:api\/)?tutor\/my-students|auth\/my-students)\/?$/,
    schema: studentsSchema,
  },
} as const satisfies Record<string, Endpoint<unknown>>;
