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
    calls: [
      'GET /api/materials/',
      'GET /api/materials/teacher/*plans/',
      'GET /api/materials/teacher/subjects/',
      'GET /api/student/study-plans/',
    ],
    reason: 'The sandbox has no materials and no plans.',
  },
  { calls: ['GET /api/scheduling/lessons/my-schedule/'], reason: 'The sandbox has no schedule of a student.' },
  {
    calls: ['GET /api/invoices/tutor/', 'GET /api/invoices/parent/*/', 'GET /api/dashboard/parent/payments/'],
    reason: 'Of payments and invoices one read of each group is served.',
  },
  { calls: ['GET /api/reports/teacher-weekly-reports/*'], reason: 'Only the reports of tutors have a page here.' },
  { calls: ['GET /api/knowledge-graph/elements/'], reason: 'Of the knowledge graph one read is served.' },
  {
    calls: ['GET /api/system/audit-log/'],
    reason: 'The suite asks for live, ready, startup, the overview and the figures.',
  },
  { calls: ['POST /api/auth/users/create/'], reason: 'The pages create accounts by kind.' },
  {
    calls: ['DELETE /api/admin/users/*/', 'POST /api/admin/bulk-operations/*'],
    reason: 'The pages delete below /api/auth/users/.',
  },
];
