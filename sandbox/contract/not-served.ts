/** Recorded calls that the sandbox does not implement, because neither the suite nor a page of the sandbox sends them. */
export interface NotServed {
  /** Methods and path patterns; the query string is ignored. */
  calls: readonly string[];
  reason: string;
}

export const NOT_SERVED: readonly NotServed[] = [
  { calls: ['GET /api/profile/me/'], reason: 'The pages read the profile by role.' },
  { calls: ['GET /api/auth/my-students/'], reason: 'The same as /api/tutor/my-students/, which the pages ask for.' },
  { calls: ['GET /api/materials/student/subjects/'], reason: 'The sandbox has no page of subjects.' },
  {
    calls: ['GET /api/materials/', 'GET /api/materials/teacher/*plans/', 'GET /api/materials/teacher/subjects/', 'GET /api/student/study-plans/'],
    reason: 'The sandbox has no materials and no plans.',
  },
  { calls: ['GET /api/scheduling/lessons/my-schedule/'], reason: 'The sandbox has no schedule of a student.' },
  { calls: ['GET /api/notifications/', 'GET /api/chat/', 'GET /api/chat/contacts/'], reason: 'The sandbox has no messages.' },
  { calls: ['GET /api/payments/', 'GET /api/invoices/*', 'GET /api/dashboard/parent/payments/'], reason: 'The sandbox has no payments.' },
  { calls: ['GET /api/reports/', 'GET /api/reports/teacher-weekly-reports/*'], reason: 'Only the reports of tutors have a page here.' },
  { calls: ['GET /api/knowledge-graph/*', 'GET /api/applications/'], reason: 'The sandbox has no such section.' },
  { calls: ['GET /api/system/health/', 'GET /api/system/metrics/', 'GET /api/system/audit-log/'], reason: 'The suite asks for live, ready and startup.' },
  { calls: ['GET /api/schema/'], reason: 'The suite asks for /api/schema/swagger/.' },
  { calls: ['POST /api/auth/users/create/'], reason: 'The pages create accounts by kind.' },
  { calls: ['DELETE /api/admin/users/*/', 'POST /api/admin/bulk-operations/*'], reason: 'The pages delete below /api/auth/users/.' },
];
