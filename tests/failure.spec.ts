/** Failures as data: what the errors of the suite and its tools contain, and how they get into the record of a step. */
import { expect as base, test } from '@playwright/test';
import { ApiError } from '../suite/api/client';
import { failureSchema, generalPath, refusal } from '../suite/failure/failure';
import { failureOf, register, withFailure } from '../suite/failure/register';
import { expect } from '../suite/matchers';
import { NoResponseError } from '../suite/monitoring/response';
import type { ServerResponse } from '../suite/monitoring/server-response';
import { recordSchema } from '../suite/protocol/outcome';
import { Protocol } from '../suite/protocol/protocol';
import { Blocked, SignInRefused } from '../suite/failure/blocked';
import { PageProblem } from '../pages/parts/page-problem';
import { errorMessageOf } from './specimens/error-message';
import { NO_DETAILS, SUBMIT_BY_SUITE } from './specimens/failures';

const unseen = () => Promise.resolve(undefined);
const refused = () => new ApiError('POST /api/assignments/4/submit/?x=1', 400, '{"detail":"no"}');

const response = (more: Partial<ServerResponse<unknown>>): ServerResponse<unknown> => ({
  purpose: 'store the grade',
  request: 'POST /api/assignments/submissions/9/grade/',
  status: 500,
  data: undefined,
  text: '',
  headers: {},
  retryAfterSeconds: undefined,
  toasts: [],
  ...more,
});

test('failure: a path is stored without query and ids', () => {
  base(generalPath('/api/assignments/17/submit/?a=2')).toBe('/api/assignments/:id/submit/');
  base(generalPath('https://stand.school.example/dashboard/parent/children/4')).toBe('/dashboard/parent/children/:id');
});

for (const [status, code] of [
  [400, 'refused'],
  [404, 'refused'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [200, 'not-as-agreed'],
] as const) {
  test(`failure: a response of ${status} to a request that must succeed is «${code}»`, () =>
    base(refusal('GET /api/x/', status).code).toBe(code));
}

test('failure: an error of the suite carries its failure, and so does an error that it caused', () => {
  base(failureOf(refused())).toEqual({ ...SUBMIT_BY_SUITE, seen: '{"detail":"no"}' });
  base(failureOf(new NoResponseError('POST /api/auth/login/', 'no answer within 6 s'))).toMatchObject({
    code: 'no-answer',
    request: { path: '/api/auth/login/' },
  });
  base(failureOf(new PageProblem('Not possible: …', { code: 'control-missing', page: '/x' }))).toEqual({
    code: 'control-missing',
    page: '/x',
  });
  base(failureOf(new Blocked('not prepared', { cause: refused() }))).toMatchObject({
    code: 'refused',
    status: 400,
    blocked: true,
  });
  base(failureOf(new Blocked('no such way'))).toEqual({ code: 'blocked', blocked: true, seen: 'no such way' });
  base(failureOf(new SignInRefused('remembered', { failure: refusal('POST /api/auth/login/', 401) }))).toMatchObject({
    status: 401,
  });
});

test('failure: the failure of a message is found again in the message of the runner, with colours and other text', () => {
  const error = new PageProblem('Not possible: teacher presses «X».', { code: 'control-missing', page: '/x' });
  base(failureOf({ message: `[31mPageProblem: ${error.message}[39m\nCall log: …` })).toEqual(error.failure);
});

test('failure: the longer one of two messages with the same beginning is used', () => {
  register({ code: 'timeout' }, 'The page is odd.');
  register({ code: 'page-crashed' }, 'The page is odd. It crashed.');
  base(failureOf('Error: The page is odd. It crashed.').code).toBe('page-crashed');
  base(failureOf('Error: The page is odd.').code).toBe('timeout');
});

for (const [message, failure] of [
  ['TypeError: Cannot read properties of undefined', { code: 'suite' }],
  ['Test timeout of 60000ms exceeded.', { code: 'timeout' }],
  ['Error: fetch failed', { code: 'no-answer' }],
  ['something nobody knows', { code: 'unclear' }],
  [
    "expect(locator).toBeVisible() failed\n\nLocator: getByRole('link', { name: /^(Подробнее|Открыть)/ })\nExpected: visible\nError: element(s) not found",
    { code: 'control-missing', control: NO_DETAILS.control },
  ],
  [
    'expect(locator).toHaveText(expected) failed\n\nLocator: getByRole(\'button\', { name: \'Выход\' })\nExpected: "a"\nReceived: "b"',
    { code: 'different', control: { kind: 'button', names: ['Выход'] }, seen: '"b"' },
  ],
] as const) {
  test(`failure: Playwright's message «${message.slice(0, 40)}» is «${failure.code}»`, () =>
    base(failureOf({ message })).toMatchObject(failure));
}

test('failure: matchers register their failures, which are found also when the runner wraps the message', async () => {
  const of = async (check: () => unknown) => failureOf(await errorMessageOf(check));
  base(await of(() => expect(response({})).toBeAccepted())).toMatchObject({
    code: 'server-error',
    request: { method: 'POST', path: '/api/assignments/submissions/:id/grade/' },
    by: 'page',
  });
  base(await of(() => expect(response({ status: 400, toasts: ['Успешно'] })).toBeAccepted())).toMatchObject({
    code: 'untrue-success',
    status: 400,
  });
  base(await of(() => expect(response({ status: 200 })).toBeDenied(403))).toMatchObject({
    code: 'not-refused',
    status: 200,
  });
  base(
    await of(() =>
      expect([{ what: 'grade', request: 'PATCH /api/assignments/submissions/3/', status: 200 }]).toAllBeRefused(
        'the parent',
      ),
    ),
  ).toMatchObject({ code: 'not-refused', request: { path: '/api/assignments/submissions/:id/' } });
  base(
    await of(() =>
      expect({
        who: 'the teacher',
        request: 'GET /api/x/',
        status: 404,
        text: '',
        contentType: 'application/json',
        missing: false,
      }).toBeAnsweredWith([200]),
    ),
  ).toMatchObject({ code: 'refused', status: 404 });
  base(
    await of(() =>
      expect({
        who: 'the parent',
        request: 'GET /api/x/',
        status: 200,
        text: '',
        contentType: 'application/json',
        missing: false,
      }).toBeAnsweredWith([403]),
    ),
  ).toMatchObject({ code: 'not-refused', status: 200 });
});

test('failure: a matcher without its own failure is described by its subject, not by its values', async () => {
  const failures = [];
  for (const score of [80, 70])
    failures.push(failureOf(await errorMessageOf(() => expect({ penalty_applied: 0, score }).toBePenalised(100, 5))));
  base(failures).toEqual([failures[0], { code: 'different', control: { kind: 'value', names: ['the penalty'] } }]);
});

test('failure: the record of a failed step has the failure and the page', async () => {
  const protocol = new Protocol(['1.8', '1.9'], async () => ({
    page: '/dashboard/teacher',
    failedRequests: [{ method: 'GET', path: '/api/chat/', status: 404 }],
  }));
  await base(protocol.step('1.8', () => Promise.reject(refused()))).rejects.toThrow('400');
  base(recordSchema.parse(JSON.parse(JSON.stringify(protocol.finish())))).toMatchObject([
    {
      id: '1.8',
      failure: { code: 'refused', status: 400, page: '/dashboard/teacher', failedRequests: [{ path: '/api/chat/' }] },
    },
    { id: '1.9', outcome: 'BLOCKED', blockedBy: '1.8' },
  ]);
});

test('failure: a step that is blocked by its preparation has the failure of the preparation, not of an earlier check', async () => {
  const errors: { message: string }[] = [];
  const protocol = new Protocol(['2.2', '2.3'], unseen, () => errors);
  await protocol.step('2.2', async () => {
    errors.push({ message: withFailure(new Error('the list is short'), { code: 'different' }).message });
  });
  const records = protocol.finish(...errors.map(({ message }) => message), refused().message);
  base(records).toMatchObject([
    { outcome: 'FAIL', failure: { code: 'different' } },
    { outcome: 'BLOCKED', failure: { code: 'refused', status: 400 } },
  ]);
});

test('failure: records of older runs without a failure are still read', () => {
  base(
    recordSchema.safeParse([{ id: '1.8', outcome: 'FAIL', startedAt: 1, durationMs: 1, reason: 'odd' }]).success,
  ).toBe(true);
  base(failureSchema.safeParse({ code: 'no such code' }).success).toBe(false);
});
