/** Requests that fail on every page of a platform explain no failure of a single one. */
import { expect, test } from '@playwright/test';
import type { CaseId } from '../../suite/catalogue';
import type { CaseResult } from '../../reporting/cases/case-result';
import { causesOf, size } from '../../reporting/causes/causes';
import { evaluate } from '../../reporting/status/case-status';
import { readPolicy } from '../../reporting/status/policy';
import { LIST_NOT_LOADED } from '../specimens/failures';
import { NOON, attempt, finding, resultWith } from '../specimens/findings';

function causes(caseResults: readonly CaseResult[]) {
  const evaluated = evaluate(caseResults, {
    target: { kind: 'sandbox', baseUrl: 'http://127.0.0.1:1' },
    knownIssues: { issues: [], quarantine: [] },
    policy: readPolicy(),
    now: new Date('2026-11-22T12:00:00Z'),
  });
  return causesOf(evaluated, null).map((cause) => ({
    request: cause.request,
    size: size(cause),
    failed: cause.failed.map((one) => one.caseResult.id),
  }));
}

test('common errors: a request that fails in more cases that pass explains no failure', () => {
  const chat = { method: 'GET', path: '/api/chat/notifications/', status: 500 };
  const result = resultWith([[NOON + 1, chat.method, chat.path, chat.status, 20]]);
  const noData = {
    ...LIST_NOT_LOADED,
    failedRequests: [chat, { method: 'GET', path: '/api/assignments/', status: 404 }],
  };
  const bad = finding('1.9', attempt('FAIL', { error: 'no list', failure: noData, result }));
  const other = finding('2.3', attempt('FAIL', { error: 'no link', failure: { code: 'different' }, result }));
  expect(causes([bad, other])).toMatchObject([{ request: 'GET /api/chat/notifications/', size: 2 }]);
  const sound = (['2.1', '2.2', '3.1'] as const).map((id) => finding(id, attempt('PASS', { result })));
  expect(causes([bad, other, ...sound]).map(({ request, failed: ids }) => [request, ids])).toEqual([
    ['GET /api/assignments/', ['1.9']],
    [null, ['2.3']],
  ]);
});

test('common errors: a request that fails in nearly all passed cases explains no failure, however many cases fail', () => {
  const chat = { method: 'GET', path: '/api/chat/notifications/', status: 500 };
  const result = (status: number) => resultWith([[NOON + 1, chat.method, chat.path, status, 20]]);
  const noData = {
    ...LIST_NOT_LOADED,
    failedRequests: [chat, { method: 'GET', path: '/api/assignments/', status: 404 }],
  };
  const bad = (['1.9', '2.4', '3.5', '4.2'] as const).map((id) =>
    finding(id, attempt('FAIL', { error: 'no list', failure: noData, result: result(500) })),
  );
  const sound = (status: number, ...ids: CaseId[]) =>
    ids.map((id) => finding(id, attempt('PASS', { result: result(status) })));
  const always = causes([...bad, ...sound(500, '2.1', '2.2', '3.1')]);
  expect(always).toMatchObject([{ request: 'GET /api/assignments/', size: 4 }]);
  const unstable = causes([...bad, ...sound(500, '2.1', '2.2', '3.1'), ...sound(200, '4.1')]);
  expect(unstable).toMatchObject([{ request: 'GET /api/chat/notifications/', size: 4 }]);
});
