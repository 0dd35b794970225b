import { expect, test } from '@playwright/test';
import type { CaseId } from '../../suite/catalogue';
import { refusal, type Failure } from '../../suite/failure/failure';
import { failureOf } from '../../suite/failure/register';
import { blocked as blockedBy } from '../../suite/failure/blocked';
import { causesOf, size } from '../../reporting/causes/causes';
import type { KnownIssue } from '../../reporting/status/known-issues';
import { readPolicy } from '../../reporting/status/policy';
import { evaluate } from '../../reporting/status/case-status';
import type { CaseResult } from '../../reporting/cases/case-result';
import {
  GRADE,
  HOLE,
  INVENTED_PATH,
  LIST_NOT_LOADED,
  NO_DETAILS,
  SUBMIT_BY_PAGE,
  SUBMIT_BY_SUITE,
  crashOf,
} from '../specimens/failures';
import { attempt, blocked, failed, failedBy, finding, passed, unprepared } from '../specimens/findings';

function causes(caseResults: readonly CaseResult[], issues: KnownIssue[] = [], unhealthyReason: string | null = null) {
  const target = { kind: 'sandbox', baseUrl: 'http://127.0.0.1:1' };
  const evaluated = evaluate(caseResults, {
    target,
    knownIssues: { issues, quarantine: [] },
    policy: readPolicy(),
    now: new Date('2026-11-22T12:00:00Z'),
  });
  return causesOf(evaluated, unhealthyReason).map((cause) => ({
    verdict: cause.verdict,
    likelyCause: cause.likelyCause,
    request: cause.request,
    status: cause.status,
    size: size(cause),
    failed: cause.failed.map((one) => one.caseResult.id),
    blocked: cause.blocked.map((one) => one.caseResult.id),
  }));
}

test('causes: the same request with the same response is one cause on the page and over the API, and blocked cases belong to it', () => {
  const found = causes([
    failedBy('3.5', SUBMIT_BY_PAGE),
    blocked('3.6', '3.5'),
    unprepared('4.1', SUBMIT_BY_SUITE),
    unprepared('4.2', SUBMIT_BY_SUITE),
    passed('2.1'),
  ]);
  expect(found).toEqual([
    {
      verdict: 'product',
      likelyCause: 'untrueToast',
      request: 'POST /api/assignments/:id/submit/',
      status: 400,
      size: 4,
      failed: ['3.5'],
      blocked: ['3.6', '4.1', '4.2'],
    },
  ]);
});

test('causes: the same request with another response is another cause', () => {
  const other = { ...SUBMIT_BY_SUITE, code: 'server-error', status: 500 } as const;
  expect(causes([failedBy('3.5', SUBMIT_BY_PAGE), failedBy('3.10', other)])).toHaveLength(2);
});

test('causes: the two paths of the assignments are one endpoint where both answered the same, and only there', () => {
  const at = (path: string, status: number) => refusal(`POST ${path}`, status, { by: 'suite' });
  expect(
    causes([failedBy('1.9', at('/api/assignments/', 400)), failedBy('6.8', at('/api/assignments/assignments/', 400))]),
  ).toMatchObject([{ request: 'POST /api/assignments/', size: 2 }]);
  expect(
    causes([failedBy('1.9', at('/api/assignments/', 400)), failedBy('6.8', at('/api/assignments/assignments/', 404))]),
  ).toHaveLength(2);
});

test('causes: what a user may not read is one cause for list, record and file of one resource; a change is its own', () => {
  const open = (line: string) => ({ ...refusal(line, 200, { by: 'suite' }), code: 'given-away' as const });
  const found = causes([
    failedBy('2.1', open('GET /api/assignments/assignments/')),
    failedBy('2.3', open('GET /media/assignments/submissions/a.txt')),
    failedBy('3.5', { ...open('PATCH /api/assignments/submissions/17/'), code: 'not-refused' }),
    failedBy('3.6', open('GET /api/reports/tutor-weekly-reports/')),
  ]);
  expect(found.map(({ failed: ids }) => ids)).toEqual([['2.1', '2.3'], ['3.5'], ['3.6']]);
});

test('causes: an account that is not found by its number is one cause for every role', () => {
  const at = (path: string, status: number) => refusal(`PATCH ${path}`, status, { by: 'page' });
  const found = causes([
    failedBy('BW3', at('/api/auth/teachers/3/', 404)),
    failedBy('BW4', at('/api/auth/tutors/4/', 404)),
    failedBy('BW8', at('/api/auth/students/5/', 500)),
  ]);
  expect(found.map(({ failed: ids }) => ids)).toEqual([['BW3', 'BW4'], ['BW8']]);
});

test('causes: a control that is missing on one page is one cause for all cases; on another page it is another cause', () => {
  const found = causes([
    failedBy('2.3', NO_DETAILS),
    failedBy('3.6', { ...NO_DETAILS, control: { kind: 'link', names: ['Открыть', 'Подробнее'] } }),
    failedBy('5.3', { ...NO_DETAILS, page: '/dashboard/teacher' }),
  ]);
  expect(found.map((cause) => [cause.likelyCause, cause.failed])).toEqual([
    ['missing', ['2.3', '3.6']],
    ['missing', ['5.3']],
  ]);
});

test('causes: two missing controls of one page are two causes', () => {
  expect(
    causes([
      failedBy('2.3', NO_DETAILS),
      failedBy('3.6', { ...NO_DETAILS, control: { kind: 'button', names: ['Скачать'] } }),
    ]),
  ).toHaveLength(2);
});

test('causes: a page that crashed is one cause over cases and roles', () => {
  const [list, detail] = ['/dashboard/student/assignments', '/dashboard/student/assignments/:id'];
  const found = causes([
    failedBy('2.2', crashOf(list)),
    failedBy('5.2', crashOf(list)),
    failedBy('5.3', crashOf(detail)),
  ]);
  expect(found.map((cause) => [cause.likelyCause, cause.size])).toEqual([
    ['crash', 2],
    ['crash', 1],
  ]);
});

test('causes: a page that failed because of its own request belongs to the cause of that request', () => {
  const asked = refusal('GET /api/assignments/', 404, { by: 'suite' });
  const crashed: Failure = {
    ...crashOf('/dashboard/student/assignments'),
    failedRequests: [{ method: 'GET', path: '/api/assignments/', status: 404 }],
  };
  const found = causes([failedBy('4.1', LIST_NOT_LOADED), unprepared('2.1', asked), failedBy('2.2', crashed)]);
  expect(found).toMatchObject([
    { request: 'GET /api/assignments/', status: 404, failed: ['4.1', '2.2'], blocked: ['2.1'] },
  ]);
  // Also if only the page has met the failure.
  expect(causes([failedBy('4.1', LIST_NOT_LOADED)])).toMatchObject([
    { request: 'GET /api/assignments/assignments/', status: 404 },
  ]);
});

test('causes: a server error explains a missing control; another refusal explains it only if it is a cause by itself', () => {
  const failedRequests = (status: number): Failure => ({
    ...NO_DETAILS,
    failedRequests: [{ method: 'GET', path: '/api/notifications/', status }],
  });
  expect(causes([failedBy('2.3', failedRequests(500))])).toMatchObject([
    { request: 'GET /api/notifications/', likelyCause: 'server' },
  ]);
  expect(causes([failedBy('2.3', failedRequests(404))])).toMatchObject([{ request: null, likelyCause: 'missing' }]);
  expect(
    causes([failedBy('2.3', failedRequests(404)), failedBy('2.1', refusal('GET /api/notifications/', 404))]),
  ).toMatchObject([{ request: 'GET /api/notifications/', size: 2 }]);
});

test('causes: a request that should be refused and was accepted is one cause for all roles', () => {
  expect(
    causes([
      failedBy('4.8', HOLE),
      failedBy('4.9', HOLE),
      failedBy('4.10', { ...HOLE, code: 'refused', status: 403 }),
    ]).map((cause) => [cause.likelyCause, cause.size]),
  ).toEqual([
    ['open', 2],
    ['refused', 1],
  ]);
  expect(
    causes([
      failedBy('4.8', HOLE),
      failedBy('4.9', { ...HOLE, code: 'given-away' }),
      failedBy('4.10', { ...HOLE, code: 'not-as-agreed' }),
    ]),
  ).toHaveLength(3);
});

test('causes: one limit of requests is one cause, whichever request meets it', () => {
  const limited = (path: string) => refusal(`GET ${path}`, 429, { by: 'page' });
  expect(causes([failedBy('2.1', limited('/api/assignments/')), failedBy('2.2', limited('/api/chat/'))])).toMatchObject(
    [{ verdict: 'environment', likelyCause: 'rateLimit', size: 2 }],
  );
});

test('causes: the wording of messages does not change the grouping', () => {
  const words = 'The server answered 404 to GET /api/chat/.';
  expect(
    causes([
      failed('2.1', words, { failure: NO_DETAILS }),
      failed('2.2', `PageProblem: something else`, { failure: NO_DETAILS }),
      failed('2.3', words, { failure: GRADE }),
    ]),
  ).toHaveLength(2);
});

test('causes: a record of an older run is grouped by its message, because it has nothing else', () => {
  expect(
    causes([failed('2.1', 'odd'), failed('2.2', 'odd'), failed('2.3', 'odd in another way')]).map((cause) => [
      cause.likelyCause,
      cause.size,
    ]),
  ).toEqual([
    ['unclear', 2],
    ['unclear', 1],
  ]);
});

test('causes: a case whose blocking action is not among the failures is not lost', () => {
  expect(causes([blocked('1.10', '1.9')])).toMatchObject([{ size: 1, blocked: ['1.10'] }]);
});

test('causes: a test that was blocked by an earlier case belongs to the cause of that case', () => {
  const unnamed = finding(
    'BW2',
    attempt('BLOCKED', {
      error: 'BW1 failed before it',
      failure: failureOf(blockedBy('BW1', 'the form cannot be filled in')),
    }),
  );
  expect(causes([failedBy('BW1', crashOf('/admin/accounts')), unnamed])).toMatchObject([
    { size: 2, failed: ['BW1'], blocked: ['BW2'] },
  ]);
  expect(causes([passed('BW1'), unnamed])).toMatchObject([{ size: 1, blocked: ['BW2'] }]);
});

test('causes: the largest cause comes first', () => {
  expect(
    causes([failedBy('4.8', GRADE), unprepared('2.1', INVENTED_PATH), unprepared('2.2', INVENTED_PATH)]).map(
      (cause) => cause.size,
    ),
  ).toEqual([2, 1]);
});

test('causes: a cause is known if all of its cases are known', () => {
  const issue = (id: CaseId): KnownIssue => ({
    case: id,
    target: 'any',
    reason: 'waits for the next build',
    owner: 'assignments',
    link: 'https://t.example/1',
    expires: '2026-12-01',
  });
  const caseResults = [failedBy('4.11', GRADE), failedBy('5.4', GRADE)];
  expect(causes(caseResults, [issue('4.11'), issue('5.4')]).map((cause) => cause.verdict)).toEqual(['known']);
  expect(causes(caseResults, [issue('4.11')]).map((cause) => cause.verdict)).toEqual(['product']);
});

test('causes: a platform that could not be tested is one cause with every case', () => {
  const found = causes([failed('1.1', 'x'), blocked('1.2', '1.1')], [], 'The platform cannot be reached.');
  expect(found).toMatchObject([{ verdict: 'environment', likelyCause: 'unhealthy', size: 2 }]);
});
