import { expect, test } from '@playwright/test';
import type { CaseId } from '../../fixtures/catalogue';
import { causesOf, size } from '../../reporting/release/causes';
import type { KnownIssue } from '../../reporting/release/known-issues';
import { readPolicy } from '../../reporting/release/policy';
import { judge } from '../../reporting/release/standing';
import type { Finding } from '../../reporting/run-report/finding';
import { blocked, failed, passed } from '../specimens/findings';

function causes(findings: readonly Finding[], issues: KnownIssue[] = [], unwell: string | null = null) {
  const target = { kind: 'sandbox', baseUrl: 'http://127.0.0.1:1' };
  const judged = judge(findings, { target, books: { issues, quarantine: [] }, policy: readPolicy(), now: new Date('2026-11-22T12:00:00Z') });
  return causesOf(judged, unwell).map((cause) => ({
    verdict: cause.verdict, guess: cause.guess, request: cause.request, status: cause.status, size: size(cause), failed: cause.failed.map((one) => one.finding.id),
  }));
}

const refused = (purpose: string, path: string, status: number) =>
  `The server did not ${purpose}: POST ${path} → ${status} with an empty body. The page said: «Успешно». The success message is untrue.`;

test('causes: the same request with the same answer is one cause, whatever else the messages say', () => {
  const found = causes([
    failed('1.9', refused('create the assignment', '/api/assignments/', 500)),
    failed('6.8', refused('create the assignment', '/api/assignments/', 500)),
    blocked('6.9', '6.8'),
    blocked('6.10', '6.8'),
    passed('2.1'),
  ]);
  expect(found).toEqual([{ verdict: 'product', guess: 'server', request: 'POST /api/assignments/', status: 500, size: 4, failed: ['1.9', '6.8'] }]);
});

test('causes: numbers of objects do not make another request', () => {
  const found = causes([failed('3.5', refused('store the answer', '/api/assignments/17/submit/', 400)), failed('3.10', refused('store the answer', '/api/assignments/4/submit/', 400))]);
  expect(found).toMatchObject([{ request: 'POST /api/assignments/:id/submit/', guess: 'lie', size: 2 }]);
});

test('causes: a kind of error before the words does not make another cause', () => {
  const words = 'Not possible: teacher presses «Создать и опубликовать». The page does not offer it.';
  expect(causes([failed('1.9', words), failed('6.8', `PageProblem: ${words}`)])).toMatchObject([{ size: 2 }]);
});

test('causes: the same wording on the same page is one cause, on another page another', () => {
  const crash = (page: string) => ({ message: `The page ${page} crashed into its error screen «Что-то пошло не так».`, page });
  const [list, detail] = [crash('/dashboard/student/assignments'), crash('/dashboard/student/assignments/:id')];
  const found = causes([
    failed('2.2', list.message, { page: list.page }),
    failed('5.2', list.message, { page: list.page }),
    failed('5.3', detail.message, { page: detail.page }),
  ]);
  expect(found.map((cause) => [cause.guess, cause.size])).toEqual([['crash', 2], ['crash', 1]]);
});

for (const [message, verdict, guess] of [
  ['TypeError: Cannot read properties of undefined', 'test', 'code'],
  ['Left behind on the platform: assignment «x» (500)', 'test', 'leftovers'],
  ['teacher could not sign in: the server answered 503 to POST /api/auth/login/ with an empty body.', 'environment', 'between'],
  ['the session of teacher was ended from outside twice in this run.', 'environment', 'session'],
  ['POST /api/auth/login/ → 429 ', 'environment', 'ration'],
  ['The page sent no request to store the grade within 10 s.', 'product', 'silent'],
  ['Not possible: teacher publishes the assignment. The page does not offer it.', 'product', 'missing'],
  ['the grade «85/100» or «85 из 100» is not shown: it reads «84/100».', 'product', 'different'],
  ['Test timeout of 60000ms exceeded.', 'product', 'time'],
] as const) {
  test(`causes: «${message.slice(0, 50)}…» is told to be ${guess} (${verdict})`, () => {
    expect(causes([failed('4.8', message)])).toMatchObject([{ verdict, guess }]);
  });
}

test('causes: a cause all of whose cases are known is known', () => {
  const issue = (id: CaseId): KnownIssue => ({ case: id, target: 'any', reason: 'waits for the next build', owner: 'assignments', link: 'https://t.example/1', expires: '2026-12-01' });
  const findings = [failed('4.11', 'the grade «85/100» is not shown: it reads «84/100».'), failed('5.4', 'the grade «85 из 100» is not shown: it reads «нет».')];
  expect(causes(findings, [issue('4.11'), issue('5.4')]).map((cause) => cause.verdict)).toEqual(['known']);
  expect(causes(findings, [issue('4.11')]).map((cause) => cause.verdict)).toEqual(['product']);
});

test('causes: a platform that could not be tested is one cause with every case', () => {
  const found = causes([failed('1.1', 'x'), blocked('1.2', '1.1')], [], 'The platform cannot be reached.');
  expect(found).toMatchObject([{ verdict: 'environment', guess: 'unwell', size: 2 }]);
});
