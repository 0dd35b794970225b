/** Defects of the published build that the complete sandbox does not have: part of its deviations. */
import type { Deviation } from './deviation';

/** Texts that every assignment needs. */
export const WORDS = { title: 'задание', description: 'д', instructions: 'и' };
const RESET = { who: 'admin', method: 'POST', path: '/api/auth/users/4/reset-password/' } as const;
const NEWCOMER = {
  who: 'admin',
  method: 'POST',
  path: '/api/auth/parents/create/',
  body: { email: 'new@example.com', first_name: 'А', last_name: 'Б' },
} as const;
const FAR_OFF = { start_date: '2099-01-01T00:00:00Z', due_date: '2099-01-02T00:00:00Z' };

export const DEFECTS: readonly Deviation[] = [
  {
    id: 'draft-hidden',
    kind: 'protocol',
    reason: 'A draft is the author’s alone: a student who is named in it can neither open it nor find it in the list.',
    calls: ['api:271', 'api:274'],
    differs: ['status', '#results'],
  },
  {
    id: 'own-assignments-alone',
    kind: 'defect',
    reason: 'Every teacher and tutor of the published build reads everybody’s assignments, drafts included.',
    calls: ['api:275'],
    differs: ['#results'],
    probe: { who: 'teacher', method: 'GET', path: '/api/assignments/', at: 'count' },
  },
  {
    id: 'admin-reads-assignments',
    kind: 'defect',
    reason: 'The admin of the published build reads no assignment. Author and admin may change and grade.',
    probe: { who: 'admin', method: 'GET', path: '/api/assignments/', at: 'count' },
  },
  {
    id: 'answers-open-to-parents',
    kind: 'defect',
    reason: 'A parent of the published build reads the answers of everybody who was given the same assignment.',
    probe: { who: 'parent', method: 'GET', path: '/api/assignments/3/submissions/', at: '1.student_name' },
  },
  {
    id: 'zero-points',
    kind: 'defect',
    reason: 'An assignment needs points: a form whose points are cleared sends 0.',
    probe: {
      who: 'teacher',
      method: 'POST',
      path: '/api/assignments/',
      body: { ...WORDS, ...FAR_OFF, max_score: 0 },
      at: 'status',
    },
  },
  {
    id: 'active-today',
    kind: 'defect',
    reason: 'The figure of those active today counts sign-ins of today, not accounts that were made today.',
    probe: { first: NEWCOMER, who: 'admin', method: 'GET', path: '/api/admin/stats/users/', at: 'data.active_today' },
  },
  {
    id: 'reset-ends-session',
    kind: 'defect',
    reason: 'A new password ends the session that the old one had opened.',
    probe: { first: RESET, who: 'secondStudent', method: 'GET', path: '/api/auth/me/', at: 'status' },
  },
  {
    id: 'submit',
    kind: 'defect',
    reason: 'Sending an answer to the address that the page uses is refused whatever is sent.',
    calls: ['api:276-278'],
    differs: ['status'],
  },
  {
    id: 'submit-leaves-more',
    kind: 'defect',
    reason: 'Because sending works, the second student’s answer is there too.',
    calls: ['api:280'],
    differs: ['#[]'],
  },
  {
    id: 'grade',
    kind: 'defect',
    reason: 'Grading breaks. It answers the answer with its mark, and refuses a score above the points.',
    calls: ['api:285', 'api:286', 'api:289', 'forms:10'],
    differs: ['status'],
  },
  {
    id: 'grade-by-anybody',
    kind: 'defect',
    reason: 'Whoever reads an answer may change its mark: the student, the parent, any tutor.',
    calls: ['api:288', 'api:290', 'api:291'],
    differs: ['status'],
  },
  {
    id: 'versions',
    kind: 'protocol',
    reason: 'A student may send another version; the published build breaks on the second. Programs are refused.',
    calls: ['answers-and-files:9', 'answers-and-files:10'],
    differs: ['status'],
  },
  {
    id: 'newest-version-counts',
    kind: 'protocol',
    reason: 'The second version had no file, so the answer has none; the first keeps its own.',
    calls: ['answers-and-files:11', 'answers-and-files:12'],
    differs: ['~file', '~file_url'],
  },
  {
    id: 'files',
    kind: 'defect',
    reason: 'Nobody may read a stored file, not even its sender and the author of the assignment.',
    calls: ['answers-and-files:6', 'answers-and-files:7'],
    differs: ['status'],
  },
  {
    id: 'file-bytes',
    kind: 'defect',
    reason: 'Where the file is handed out it comes as what it is, not as a page.',
    probe: {
      who: 'student',
      method: 'GET',
      path: '/media/assignments/submissions/%D0%A0%D0%B5%D1%88%D0%B5%D0%BD%D0%B8%D0%B5_%D0%B7%D0%B0%D0%B4%D0%B0%D1%87.txt',
      at: 'header content-type',
    },
  },
  {
    id: 'delete-account',
    kind: 'defect',
    reason:
      'The address by which the page deletes does not exist. What comes after it in the recording finds no account any more.',
    calls: ['api:308-313', 'api:319-324'],
    differs: ['status', 'content type'],
  },
  {
    id: 'malformed-sign-in',
    kind: 'defect',
    reason: 'A sign-in whose body is no JSON is the client’s mistake, not the server’s.',
    calls: ['api:329'],
    differs: ['status'],
  },
  {
    id: 'unknown-address',
    kind: 'defect',
    reason: 'An address that the API does not have is told in JSON, not by a page of the framework.',
    calls: [
      'GET /api/profile/',
      'GET /api/materials/dashboard/*',
      'GET /api/subscriptions/',
      'GET /api/health/',
      'GET /api/core/*',
      'GET /api/chat/admin/stats/',
      'GET /api/api/*',
    ],
    differs: ['content type'],
  },
  {
    id: 'missing-records',
    kind: 'defect',
    reason: 'The answer to an unknown number names the class of the record: the inside of the server (SE.c).',
    probe: { who: 'teacher', method: 'GET', path: '/api/assignments/submissions/999999/', at: 'detail' },
  },
  {
    id: 'admin-chats',
    kind: 'defect',
    reason: 'The admin’s page of chats asks for an address that does not exist.',
    calls: ['GET /api/chat/admin/rooms/'],
    differs: ['status'],
  },
  {
    id: 'admin-assigns-subjects',
    kind: 'defect',
    reason: 'The dialog by which the admin assigns subjects asks for an address that refuses the admin.',
    probe: {
      who: 'admin',
      method: 'POST',
      path: '/api/materials/tutor/students/assign-subject/',
      body: { student_id: 4, subject_id: 2, teacher_id: 2 },
      at: 'status',
    },
  },
  {
    id: 'family-contacts',
    kind: 'protocol',
    reason:
      'A tutor is told who the parent is and not how to reach the parent: family contacts are for the family and the admin (SE14).',
    calls: ['GET /api/dashboard/tutor/students/', 'GET /api/materials/tutor/students/'],
    differs: ['-email'],
  },
  {
    id: 'no-attempts',
    kind: 'protocol',
    reason: 'An assignment that may be answered no time at all is a mistake (SE16).',
    probe: {
      who: 'teacher',
      method: 'POST',
      path: '/api/assignments/',
      body: { ...WORDS, ...FAR_OFF, attempts_limit: 0 },
      at: 'status',
    },
  },
  {
    id: 'schema-of-routes',
    kind: 'protocol',
    reason: 'The schema of the published build is empty. A complete platform describes its own routes (GR13).',
    calls: ['GET /api/schema/', 'GET /api/schema/swagger/'],
    differs: ['+/api/*'],
  },
];
