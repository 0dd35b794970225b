/** Every known request that changes data is also sent by users without permission, or listed here with the reason. */
import { expect, test } from '@playwright/test';
import { adminOnlyRequests } from '../suite/api/admin-requests';
import {
  SELF_PROMOTION_REQUESTS,
  SELF_SERVICE_REQUESTS,
  assignmentWriteRequests,
  createAssignmentRequest,
  lessonWriteRequests,
  roleChangeRequests,
  sendReportRequest,
  writeReportRequest,
} from '../suite/api/forbidden-requests';
import { WEBHOOKS, signedOutChanges } from '../suite/security/signed-out-changes';
import { knownPaths } from './support/known-paths';

const TRIED = [
  ...adminOnlyRequests({ studentId: 3, teacherId: 2, parentId: 6, freeEmail: 'nobody@example.com' }),
  ...roleChangeRequests(3),
  ...SELF_PROMOTION_REQUESTS,
  createAssignmentRequest({ studentId: 3 }),
  ...assignmentWriteRequests(7, 8),
  ...lessonWriteRequests(9),
  ...SELF_SERVICE_REQUESTS,
  writeReportRequest(3),
  sendReportRequest(9),
  ...signedOutChanges({ studentId: 3, teacherId: 2, parentId: 6, assignmentId: 7, submissionId: 8 }),
  ...WEBHOOKS,
].map(({ method, path }) => `${method} ${path.replace(/\/\d+(?=\/)/g, '/:id')}`);

/** Requests that no user tries without permission, by reason. */
const NOT_TRIED: Readonly<Record<string, readonly string[]>> = {
  'it is about the user alone, and the same as a request that is tried': [
    'PATCH /api/accounts/me/',
    'PATCH /api/accounts/profile/',
    'PATCH /api/auth/profile/',
    'POST /api/accounts/refresh/',
    'POST /api/auth/logout/',
    'PATCH /api/profile/parent/',
    'PATCH /api/profile/student/',
    'PATCH /api/profile/tutor/',
  ],
  'it is tried with a record that the test has added for it': [
    'DELETE /api/assignments/questions/:id/',
    'PATCH /api/assignments/questions/:id/',
    'DELETE /api/materials/subjects/:id/',
  ],
  'everybody may send it': ['POST /api/auth/login/'],
  'the suite sends the first form of the path, and `toPlatformPath` converts it': [
    'POST /api/assignments/assignments/',
    'DELETE /api/assignments/assignments/:id/',
    'PATCH /api/assignments/assignments/:id/',
    'PUT /api/assignments/assignments/:id/',
    'POST /api/assignments/assignments/:id/submit/',
  ],
  'builds decide by the same rule as for PATCH': ['PUT /api/assignments/:id/', 'PUT /api/assignments/submissions/:id/'],
  'no page sends it': ['DELETE /api/admin/users/:id/', 'PATCH /api/admin/users/:id/'],
};

test('forbidden requests: every known request that changes data is tried, or listed with the reason', () => {
  const known = knownPaths()
    .filter(({ method, missing }) => method !== 'GET' && missing === undefined)
    .map(({ method, path }) => `${method} ${path}`);
  const excused = Object.values(NOT_TRIED).flat();
  expect(known.filter((one) => !TRIED.includes(one) && !excused.includes(one))).toEqual([]);
  expect(
    excused.filter((one) => !known.includes(one) || TRIED.includes(one)),
    'reasons that are no longer needed',
  ).toEqual([]);
});
