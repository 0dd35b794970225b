/** Failures as the suite records them. The platform's responses are those of its published build. */
import { refusal, type Failure } from '../../suite/failure/failure';

const STUDENT_LIST = '/dashboard/student/assignments';

/** Seen by the page: a refused request with a message of success. */
export const SUBMIT_BY_PAGE: Failure = {
  ...refusal('POST /api/assignments/17/submit/', 400, {
    by: 'page',
    purpose: 'store the answer',
    untrue: true,
    seen: '{"detail":"submit is not possible"}',
  }),
  page: STUDENT_LIST,
};
/** The same request during the preparation of a case. */
export const SUBMIT_BY_SUITE: Failure = refusal('POST /api/assignments/4/submit/', 400, { by: 'suite' });
export const GRADE: Failure = refusal('POST /api/assignments/submissions/3/grade/', 500, {
  by: 'page',
  purpose: 'store the grade',
});
/** A path that only the suite knows. */
export const INVENTED_PATH: Failure = refusal('GET /api/assignments/students/', 404, {
  by: 'suite',
  seen: '<!DOCTYPE html><title>Page not found</title>',
});
/** A schema that the platform does not have. */
export const OTHER_SCHEMA: Failure = refusal('GET /api/admin/users/?page_size=50', 200, {
  by: 'suite',
  seen: 'not what the contract says: results expected array',
});
export const NO_DETAILS: Failure = {
  code: 'control-missing',
  control: { kind: 'link', names: ['Подробнее', 'Открыть'] },
  page: STUDENT_LIST,
};
export const LIST_NOT_LOADED: Failure = {
  code: 'page-data',
  page: '/dashboard/teacher/assignments',
  control: { kind: 'page', names: ["teacher's assignments"] },
  failedRequests: [{ method: 'GET', path: '/api/assignments/assignments/', status: 404 }],
};
export const HOLE: Failure = {
  code: 'not-refused',
  request: { method: 'PATCH', path: '/api/assignments/submissions/:id/' },
  status: 200,
  by: 'suite',
};
export const crashOf = (page: string): Failure => ({ code: 'page-crashed', page });
