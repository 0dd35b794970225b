/** Endpoints that a case needs, by user action. Each pattern matches both path forms of the platform. */
import { anyResponseSchema } from './account-schemas';
import type { Endpoint } from './endpoint';
import { administrationEndpoints } from './administration-endpoints';
import {
  assignmentSchema,
  createdAssignmentSchema,
  listSchema,
  signedInSchema,
  storedSubmissionSchema,
  storedGradeSchema,
} from './schemas';

const ASSIGNMENTS = String.raw`^/api/assignments/(?:assignments/)?`;

export const endpoints = {
  ...administrationEndpoints,
  signIn: { purpose: 'sign in', method: /^POST$/, path: /^\/api\/auth\/login\/?$/, schema: signedInSchema },
  listAssignments: {
    purpose: 'list the assignments',
    method: /^GET$/,
    path: new RegExp(`${ASSIGNMENTS}$`),
    schema: listSchema(assignmentSchema),
  },
  createAssignment: {
    purpose: 'create the assignment',
    method: /^POST$/,
    path: new RegExp(`${ASSIGNMENTS}$`),
    schema: createdAssignmentSchema,
  },
  changeAssignment: {
    purpose: 'change the assignment',
    method: /^(PATCH|PUT)$/,
    path: new RegExp(String.raw`${ASSIGNMENTS}\d+/?$`),
    schema: assignmentSchema,
  },
  removeAssignment: {
    purpose: 'delete the assignment',
    method: /^DELETE$/,
    path: new RegExp(String.raw`${ASSIGNMENTS}\d+/?$`),
    schema: anyResponseSchema,
  },
  submitAssignment: {
    purpose: 'store the answer',
    method: /^POST$/,
    path: new RegExp(String.raw`${ASSIGNMENTS}(?:\d+/submit|submissions)/?$`),
    schema: storedSubmissionSchema,
  },
  gradeSubmission: {
    purpose: 'store the grade',
    method: /^(POST|PATCH|PUT)$/,
    path: /^\/api\/assignments\/submissions\/\d+\/(?:grade\/?)?$/,
    schema: storedGradeSchema,
  },
} as const satisfies Record<string, Endpoint<unknown>>;
