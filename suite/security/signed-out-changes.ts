/**
 * SE8: changing requests of the builds that the tables of `suite/api` do not hold, because no page that the suite visits
 * sends them. The paths come from the routes of the published builds; a build that lacks one answers 404 or 405. Each is
 * sent without a token, with the numbers of the test's own records where there are such, and else of records that do not
 * exist, so that an open path harms nothing.
 */
import type { ForbiddenRequest } from '../api/forbidden-requests';

export interface SignedOutChange extends Omit<ForbiddenRequest, 'what'> {
  /** What somebody without an account could do there. */
  readonly reason: string;
  /** Another server signs it. Without a signature it is refused with 401 or 403. */
  readonly signed?: true;
}

/** Records of the test. */
export interface OwnRecords {
  readonly studentId: number;
  readonly teacherId: number;
  readonly parentId: number;
  readonly assignmentId: number;
  readonly submissionId: number;
}

const NUMBER = 999_999_999;

/** Requests that no signed-out user may send, by what such a user could do with them. */
export function signedOutChanges(own: OwnRecords): SignedOutChange[] {
  return [
    ...accountChanges(own),
    ...teachingChanges(own),
    ...workChanges(own),
    ...messageChanges(),
    ...serverChanges(),
  ];
}

/** What other servers send: a mark, a payment, a linked messenger, a state of the platform. */
export const WEBHOOKS: readonly SignedOutChange[] = [
  ...signed('a mark from a grading service', [
    [`POST /api/webhooks/autograder/`, { submission_id: NUMBER, score: 1, max_score: 1, feedback: 'x' }],
    [`POST /api/assignments/webhooks/plagiarism/`, { report_id: 'unknown', similarity_score: 1, sources: [] }],
  ]),
  ...signed('a payment that nobody made', [
    ['POST /api/payments/yookassa-webhook/', { event: 'payment.succeeded', object: { id: 'unknown' } }],
  ]),
  ...signed('a messenger account linked to another user', [
    ['POST /api/auth/telegram/webhook/x/', { update_id: 1 }],
    ['POST /api/profile/telegram/webhook/x/', { update_id: 1 }],
    ['POST /api/profile/telegram/confirm/', { token: 'x', telegram_id: 1 }],
  ]),
  ...signed('a state of the platform that nobody measured', [['POST /api/system/system/synthetic-check/', {}]]),
];

function accountChanges({ studentId, teacherId, parentId }: OwnRecords): SignedOutChange[] {
  return [
    ...changes('another password or profile of somebody', [
      'PATCH /api/auth/profile/update/',
      'POST /api/auth/change-password/',
      'PATCH /api/profile/notification-settings/',
      'PATCH /api/auth/notification-settings/',
      'POST /api/profile/reactivate/',
      'POST /api/profile/telegram/generate-link/',
      'DELETE /api/profile/telegram/unlink/',
      `PATCH /api/auth/teachers/${teacherId}/profile/`,
      `PATCH /api/auth/parents/${parentId}/profile/`,
      `PATCH /api/auth/tutors/${NUMBER}/profile/`,
    ]),
    ...changes('accounts made, locked and removed in bulk', [
      'POST /api/auth/users/',
      'POST /api/auth/users/create/',
      'POST /api/auth/bulk-operations/bulk_activate/',
      'POST /api/auth/bulk-operations/bulk_deactivate/',
      'POST /api/auth/bulk-operations/bulk_assign_role/',
      'POST /api/auth/bulk-operations/bulk_reset_password/',
      'POST /api/admin/bulk-operations/bulk_delete/',
    ]),
    ...changes('the data of an account taken away', ['POST /api/auth/export/']),
    ...changes('a parent or a payment of another family', [
      `POST /api/dashboard/parent/children/${studentId}/payment/${NUMBER}/`,
      `POST /api/parent/children/${studentId}/payment/${NUMBER}/`,
      `POST /api/parent/children/${studentId}/subscription/${NUMBER}/cancel/`,
      `POST /api/subscriptions/${NUMBER}/cancel/`,
      'POST /api/payments/payments/',
      'POST /api/payments/initiate/',
    ]),
    ...changes('an invoice in the name of a tutor', [
      'POST /api/invoices/tutor/',
      `POST /api/invoices/tutor/${NUMBER}/send/`,
      `DELETE /api/invoices/tutor/${NUMBER}/`,
      `POST /api/invoices/parent/${NUMBER}/pay/`,
      `POST /api/invoices/parent/${NUMBER}/mark_viewed/`,
    ]),
  ];
}

function teachingChanges({ studentId }: OwnRecords): SignedOutChange[] {
  return [
    ...changes('materials and plans of a teacher', [
      'POST /api/materials/materials/',
      'POST /api/materials/subjects/',
      'POST /api/materials/comments/',
      'POST /api/materials/teacher/distribute/',
      'POST /api/materials/teacher/study-plans/',
      `PATCH /api/materials/teacher/study-plans/${NUMBER}/`,
      `DELETE /api/materials/teacher/study-plans/${NUMBER}/`,
      `POST /api/materials/teacher/study-plans/${NUMBER}/send/`,
      `POST /api/materials/teacher/study-plans/${NUMBER}/files/`,
      'POST /api/materials/study-plan/generate/',
      'POST /api/materials/bulk-assign/',
      'POST /api/materials/bulk-unassign/',
      'POST /api/materials/bulk-assign-class/',
      'POST /api/materials/bulk-assign-materials/',
      `POST /api/materials/subjects/${NUMBER}/enroll/`,
      `DELETE /api/materials/subjects/${NUMBER}/unenroll/`,
    ]),
    ...changes('the work of a student at materials', [
      'POST /api/materials/submissions/submit_answer/',
      `POST /api/materials/${NUMBER}/progress/`,
      `POST /api/student/materials/${NUMBER}/submissions/`,
      `POST /api/materials/teacher/submissions/${NUMBER}/feedback/`,
      `PUT /api/materials/teacher/submissions/${NUMBER}/status/`,
    ]),
    ...changes('a lesson moved or called off', [
      'POST /api/scheduling/lessons/',
      `POST /api/scheduling/lessons/${NUMBER}/cancel/`,
      `POST /api/scheduling/lessons/${NUMBER}/reschedule/`,
    ]),
    ...changes('the knowledge graph of a student', [
      'POST /api/knowledge-graph/elements/',
      `DELETE /api/knowledge-graph/elements/${NUMBER}/`,
      'POST /api/knowledge-graph/lessons/',
      `DELETE /api/knowledge-graph/lessons/${NUMBER}/`,
      `POST /api/knowledge-graph/${NUMBER}/lessons/`,
      `POST /api/knowledge-graph/elements/${NUMBER}/progress/`,
      `POST /api/knowledge-graph/student/elements/${NUMBER}/submit/`,
      `PATCH /api/knowledge-graph/lessons/${NUMBER}/progress/${studentId}/update/`,
    ]),
  ];
}

function workChanges({ assignmentId, submissionId }: OwnRecords): SignedOutChange[] {
  return [
    ...changes('assignments handed out, copied and marked', [
      'POST /api/assignments/assign/',
      'POST /api/assignments/grading-rubric/',
      'POST /api/assignments/apply-template/',
      'POST /api/assignments/questions/',
      'POST /api/assignments/comment-templates/',
      `POST /api/assignments/${assignmentId}/bulk_grade/`,
      `POST /api/assignments/${assignmentId}/import_grades/`,
      `POST /api/assignments/${assignmentId}/generate_peer_reviews/`,
      `POST /api/assignments/${assignmentId}/clone/`,
    ]),
    ...changes('an answer in the name of a student, or a word about it', [
      'POST /api/assignments/answers/',
      'POST /api/assignments/attempts/',
      `POST /api/assignments/submissions/${submissionId}/comments/`,
      `POST /api/assignments/submissions/${submissionId}/plagiarism/check/`,
      `POST /api/assignments/peer-assignments/${NUMBER}/submit_review/`,
      `DELETE /api/assignments/submissions/${submissionId}/`,
    ]),
    ...changes('a report about a student', [
      'POST /api/reports/reports/',
      'POST /api/reports/student-reports/',
      'POST /api/reports/teacher-weekly-reports/',
      `POST /api/reports/teacher-weekly-reports/${NUMBER}/send/`,
      'POST /api/reports/custom-reports/',
      'POST /api/reports/schedules/',
      'POST /api/materials/reports/teacher/create/',
      'POST /api/materials/tutor/reports/create/',
    ]),
  ];
}

function messageChanges(): SignedOutChange[] {
  return [
    ...changes('messages in the name of somebody', [
      'POST /api/chat/',
      `DELETE /api/chat/${NUMBER}/`,
      `POST /api/chat/${NUMBER}/messages/`,
      `POST /api/chat/${NUMBER}/send_message/`,
      `POST /api/chat/${NUMBER}/mark_as_read/`,
    ]),
    ...changes('notifications to everybody', [
      'POST /api/notifications/notifications/',
      'POST /api/notifications/notifications/send_bulk/',
      'POST /api/notifications/notifications/mark_multiple_read/',
      'POST /api/notifications/templates/',
      'POST /api/notifications/broadcasts/',
      'POST /api/notifications/analytics/track-click/',
      'POST /api/admin/broadcasts/',
    ]),
    ...changes('an application decided', [
      `POST /api/applications/${NUMBER}/approve/`,
      `POST /api/applications/${NUMBER}/reject/`,
      'POST /api/applications/test-telegram/',
    ]),
  ];
}

/** The bodies are empty: an open path then lacks what it needs. */
function serverChanges(): SignedOutChange[] {
  return changes('the server itself', [
    'POST /api/system/backups/restore/',
    'POST /api/system/log-event/',
    'POST /api/system/cache-clear/',
    'POST /api/system/cache-reset-stats/',
    'POST /api/system/admin/database/maintenance/',
    'POST /api/system/admin/database/kill-query/',
    `DELETE /api/system/admin/database/backup/${NUMBER}/`,
  ]);
}

function changes(reason: string, lines: readonly string[]): SignedOutChange[] {
  return lines.map((line) => request(line, reason, {}));
}

function signed(reason: string, lines: readonly (readonly [line: string, body: object])[]): SignedOutChange[] {
  return lines.map(([line, body]) => ({ ...request(line, reason, body), signed: true }));
}

/** @throws Error when a line is not a method and a path */
function request(line: string, reason: string, body: object): SignedOutChange {
  const [, method, path] = /^(POST|PUT|PATCH|DELETE) (\/\S+)$/.exec(line) ?? [];
  if (!isMethod(method) || path === undefined) throw new Error(`«${line}» is not a method and a path.`);
  return { method, path, body, reason };
}

function isMethod(text: string | undefined): text is ForbiddenRequest['method'] {
  return text === 'POST' || text === 'PUT' || text === 'PATCH' || text === 'DELETE';
}
