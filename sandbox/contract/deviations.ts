/**
 * Deviations of the complete sandbox from the recorded platform. Nothing else may differ: a test replays the
 * recording, requires an entry here for every difference, and requires a difference for every entry.
 */

import { DEFECTS, WORDS } from './defects';
import type { Deviation } from './deviation';

const SUBMISSIONS = [
  'GET /api/assignments/*/submissions/',
  'GET /api/assignments/submissions/*/',
  'GET /api/assignments/*/',
  'PATCH /api/assignments/*/',
];
const ONE_ASSIGNMENT = ['GET /api/assignments/*/', 'PATCH /api/assignments/*/'];
const LISTS = ['GET /api/assignments/', 'GET /api/assignments/assignments/'];

const grownOnSubmission = (field: string, reason: string): Deviation => ({
  id: `submission-${field.replaceAll('_', '-')}`,
  kind: 'protocol',
  reason,
  calls: SUBMISSIONS,
  differs: [`+${field}`],
});

const grownOnAssignment = (field: string): Deviation => ({
  id: `assignment-${field.replaceAll('_', '-')}`,
  kind: 'protocol',
  reason: 'How lateness is treated is told where an assignment is read, as creating one tells it.',
  calls: ONE_ASSIGNMENT,
  differs: [`+${field}`],
});

export const DEVIATIONS: readonly Deviation[] = [
  ...DEFECTS,
  // Observed responses of a repaired build
  {
    id: 'sign-in-names-staff',
    kind: 'repaired',
    reason: 'Without `is_staff` the page takes the admin for nobody.',
    calls: ['POST /api/auth/login/'],
    differs: ['+is_staff'],
  },
  {
    id: 'nested-assignments',
    kind: 'repaired',
    reason: 'The address that the pages ask for: assignments as a plain list, with everything below it.',
    calls: ['GET /api/assignments/assignments/'],
    differs: ['status'],
  },
  // Required by the protocol
  {
    id: 'submission-points',
    kind: 'protocol',
    reason: 'An answer tells the points of its assignment; recorded it is null.',
    calls: SUBMISSIONS,
    differs: ['~max_score'],
  },
  {
    id: 'submission-percentage',
    kind: 'protocol',
    reason: 'A graded answer tells its percentage; recorded it is null.',
    calls: ['api:292'],
    differs: ['~percentage'],
  },
  grownOnSubmission('file_name', 'The name of the file as it was sent: the address does not keep it.'),
  grownOnSubmission('is_late', 'Whether the answer came after the deadline.'),
  grownOnSubmission('days_late', 'How many days were started since the deadline.'),
  grownOnSubmission('penalty_applied', 'The points that lateness cost.'),
  grownOnSubmission('versions', 'All versions of the answer with their files.'),
  grownOnAssignment('late_penalty_type'),
  grownOnAssignment('late_penalty_value'),
  grownOnAssignment('penalty_frequency'),
  grownOnAssignment('max_penalty'),
  {
    id: 'assignment-late-answers',
    kind: 'protocol',
    reason:
      'Whether and until when late answers are taken is told in lists too: the student’s page says so beside the button.',
    calls: [...LISTS, ...ONE_ASSIGNMENT],
    differs: ['+allow_late_submission', '+late_submission_deadline'],
  },
  {
    id: 'past-deadline',
    kind: 'protocol',
    reason: 'An assignment may be given out after its deadline: 6.8 asks for one, so that what is late can be tried.',
    probe: {
      who: 'teacher',
      method: 'POST',
      path: '/api/assignments/',
      body: { ...WORDS, start_date: '2020-01-01T00:00:00Z', due_date: '2020-01-02T00:00:00Z' },
      at: 'status',
    },
  },
  {
    id: 'list-lateness',
    kind: 'protocol',
    reason: 'The own answer in a student’s list tells whether it was late.',
    probe: { who: 'student', method: 'GET', path: '/api/assignments/', at: 'results.0.submission.is_late' },
  },
  {
    id: 'late-answers-refused',
    kind: 'protocol',
    reason: 'An answer to what is closed is refused.',
    probe: {
      who: 'student',
      method: 'POST',
      path: '/api/assignments/submissions/',
      body: { assignment: 2, content: 'поздно' },
      at: 'detail',
    },
  },
  {
    id: 'progress',
    kind: 'protocol',
    reason: 'Progress is the share of graded assignments. The published build counts materials alone.',
    probe: {
      who: 'teacher',
      method: 'GET',
      path: '/api/teacher/students/',
      at: 'students.0.profile.progress_percentage',
    },
  },
  {
    id: 'pending-answers',
    kind: 'protocol',
    reason: 'What waits for a mark are answers to assignments too, not to materials alone.',
    probe: {
      who: 'teacher',
      method: 'GET',
      path: '/api/materials/teacher/submissions/pending/',
      at: 'pending.0.status',
    },
  },
  {
    id: 'parent-assignments',
    kind: 'protocol',
    reason: 'A parent reads assignments, marks and comments of one child. Only the sandbox’s own page asks for it.',
    probe: { who: 'parent', method: 'GET', path: '/api/dashboard/parent/children/3/assignments/', at: 'status' },
  },
  {
    id: 'tutor-assignments',
    kind: 'protocol',
    reason: 'A tutor reads assignments, marks and comments of one student. Only the sandbox’s own page asks for it.',
    probe: { who: 'tutor', method: 'GET', path: '/api/dashboard/tutor/students/3/assignments/', at: 'status' },
  },
  {
    id: 'sign-in-ration',
    kind: 'protocol',
    reason: 'Five sign-ins a minute and address, as the platform’s documents say. The published build has no limit.',
    probe: {
      who: 'nobody',
      method: 'POST',
      path: '/api/auth/login/',
      body: { email: 'nobody@example.com', password: 'wrong' },
      times: 6,
      at: 'status',
    },
  },
  // Required because this is a sandbox, in every form
  {
    id: 'own-mark',
    kind: 'sandbox',
    reason: '`X-The-Bot-Sandbox` on every answer, so that nobody takes it for a stand.',
    probe: {
      who: 'nobody',
      method: 'GET',
      path: '/api/system/health/live/',
      at: 'header x-the-bot-sandbox',
      everywhere: '^\\d',
    },
  },
  {
    id: 'sign-in-journal',
    kind: 'sandbox',
    reason:
      '`/sandbox/sign-ins` tells this machine the sign-in attempts, so that a run can prove that it kept to the limit.',
    probe: { who: 'nobody', method: 'GET', path: '/sandbox/sign-ins', at: 'status', everywhere: '^200$' },
  },
  {
    id: 'forwarded-address',
    kind: 'sandbox',
    reason:
      '`X-Forwarded-For` from this machine names the client: several testers behind one machine have a limit each.',
    probe: { who: 'nobody', method: 'GET', path: '/sandbox/sign-ins', at: 'attempts.0.address', everywhere: '^10\\.' },
  },
];
