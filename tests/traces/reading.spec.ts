import { expect, test } from '@playwright/test';
import { TraceBudget, causeOf } from '../../reporting/trace/budget';
import { divergences } from '../../reporting/trace/compare';
import { pageErrorsBefore, failureOf, failureSummary, lastRequests, objectIds } from '../../reporting/trace/failure';
import { readTrace } from '../../reporting/trace/trace';
import { buildTrace, type TraceInput } from './build-trace';

const REFUSED =
  'Error: The server did not create the assignment: POST /api/assignments/ → 500 {"detail":"broken"}. The page said: «Успешно».';

const failing: TraceInput = {
  steps: [
    { title: 'Before Hooks', kind: 'hook', from: 0, to: 50 },
    { title: 'teacher opens assignments', from: 100, to: 900 },
    { title: '1.9 teacher publishes it', from: 1000, to: 2600, error: REFUSED },
    { title: 'teacher presses «Создать»', from: 1100, to: 1300, inside: '1.9 teacher publishes it' },
    {
      title: 'Expect "toBeAccepted"',
      kind: 'expect',
      from: 2500,
      to: 2600,
      error: REFUSED,
      inside: '1.9 teacher publishes it',
    },
  ],
  requests: [
    { path: '/api/assignments/', status: 200, at: 300 },
    { path: '/static/logo.svg', status: 200, at: 400 },
    { method: 'POST', path: '/api/assignments/', status: 500, at: 1200, body: '{"detail":"broken"}' },
    { path: '/api/assignments/17/', status: 200, at: 9000 },
  ],
  errors: [REFUSED],
  pageErrors: ['undefined is not a function'],
};

const passing: TraceInput = {
  steps: failing.steps.map(({ error: _error, ...step }) => step),
  requests: [
    { path: '/api/assignments/', status: 200, at: 300 },
    { method: 'POST', path: '/api/assignments/', status: 201, at: 1250, body: '{"id":17,"title":"…"}' },
  ],
};

test('traces: a failure is printed with actor, message, line, expected and actual result', () => {
  const failure = failureOf(readTrace(buildTrace(failing)));
  expect(failure?.actor).toBe('teacher');
  expect(failure?.path.map(({ title }) => title)).toEqual(['1.9 teacher publishes it', 'Expect "toBeAccepted"']);
  expect(failure?.seen).toContain('POST /api/assignments/ → 500');
  expect(failure?.place?.line).toBe(12);
  expect(failure?.at).toBe(2600);
});

test('traces: a passed test has no failure, even if one of its steps failed and was caught', () => {
  expect(failureOf(readTrace(buildTrace(passing)))).toBeUndefined();
});

test('traces: a failed step whose error was caught is not reported as the cause', () => {
  const steps = [
    { title: 'Wait for selector', kind: 'pw:api', from: 100, to: 200, error: 'TimeoutError: no toast' },
    ...failing.steps,
  ];
  expect(failureOf(readTrace(buildTrace({ ...failing, steps })))?.path[0]?.title).toBe('1.9 teacher publishes it');
});

test('traces: a failure outside every step is reported with the step and the requests before it', () => {
  const message = 'ApiRefusal: GET /api/nothing/ answered 404: {}';
  const trace = readTrace(
    buildTrace({
      steps: [
        { title: 'student opens assignments', from: 100, to: 900 },
        { title: 'After Hooks', kind: 'hook', from: 1000, to: 2000 },
        { title: 'admin removes the account', from: 1100, to: 1200, inside: 'After Hooks' },
      ],
      requests: [
        { path: '/api/assignments/', status: 200, at: 300 },
        { method: 'DELETE', path: '/api/accounts/students/7/', status: 204, at: 1150 },
      ],
      errors: [message],
    }),
  );
  const failure = failureOf(trace);
  expect(failure).toMatchObject({
    actor: 'student',
    after: 'student opens assignments',
    path: [],
    seen: 'GET /api/nothing/ answered 404: {}',
    at: 1000,
  });
  expect(lastRequests(trace, failure?.at ?? 0, 12).map(({ method }) => method)).toEqual(['GET']);
});

test('traces: the last API requests before the failure are printed with actor and status', () => {
  const requests = lastRequests(readTrace(buildTrace(failing)), 2600, 12);
  expect(requests.map(({ actor, method, status }) => `${actor ?? ''} ${method} ${status}`)).toEqual([
    'teacher GET 200',
    'teacher POST 500',
  ]);
  expect(requests[1]?.body()).toBe('{"detail":"broken"}');
});

test('traces: records are printed by the ids that were requested and created', () => {
  expect(objectIds(readTrace(buildTrace(failing)).recordedRequests)).toEqual(['assignments 17']);
  expect(objectIds(readTrace(buildTrace(passing)).recordedRequests)).toEqual(['assignments 17 (made)']);
});

test('traces: uncaught page errors are printed', () => {
  expect(pageErrorsBefore(readTrace(buildTrace(failing)), 2600).map(({ text }) => text)).toEqual([
    'undefined is not a function',
  ]);
});

for (const [message, summary] of [
  [
    "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('x')\nExpected: visible\nError: element(s) not found\n\nCall log:\n  - …",
    "getByText('x'): visible, but element(s) not found",
  ],
  ['Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: 201\nReceived: 500', '201, but 500'],
  [
    'Error: the grade «85/100» or «85 из 100» is not shown: it reads «Отправлено».',
    'the grade «85/100» or «85 из 100», but it reads «Отправлено».',
  ],
  [
    'PageProblem: Not possible: teacher presses «Создать». The page crashed.',
    'Not possible: teacher presses «Создать». The page crashed.',
  ],
] as const) {
  test(`traces: a message is shortened to one line: ${summary}`, () => {
    expect(failureSummary(message)).toBe(summary);
  });
}

test('traces: two attempts diverge at the response that differs, and at the step that failed because of it', () => {
  const found = divergences(readTrace(buildTrace(failing)), readTrace(buildTrace(passing)));
  expect(found.map(({ kind }) => kind)).toEqual(['status', 'outcome']);
  expect(found[0]).toMatchObject({ at: 1200, failing: 'POST /api/assignments/ (teacher) → 500', passing: '→ 201' });
});

test('traces: two attempts diverge at a request or an action of only one attempt, and at a time-out', () => {
  const trace = (change: Partial<TraceInput>) => readTrace(buildTrace({ ...passing, ...change }));
  const normal = trace({});
  expect(divergences(trace({ requests: [{ path: '/api/assignments/', status: 200, at: 300 }] }), normal)).toEqual([
    expect.objectContaining({ kind: 'request', failing: 'not sent', passing: 'POST /api/assignments/ (teacher)' }),
  ]);
  expect(divergences(trace({ steps: passing.steps.slice(0, 2) }), normal)[0]).toMatchObject({
    kind: 'action',
    failing: 'nothing more',
    passing: '1.9 teacher publishes it',
  });
  const slow = passing.steps.map((step) =>
    step.title === 'teacher opens assignments' ? { ...step, from: -5000 } : step,
  );
  expect(divergences(trace({ steps: slow }), normal)).toEqual([
    expect.objectContaining({ kind: 'timing', failing: '5.9 s', passing: '0.8 s' }),
  ]);
  expect(divergences(normal, trace({}))).toEqual([]);
});

test('traces: run tags in names, other ids, and sign-ins are not divergences', () => {
  const named = (mark: string, file: string): TraceInput => ({
    steps: [
      { title: 'teacher fills in email and password', from: 10, to: 20, file },
      { title: `teacher types the title «Контрольная [20261122T101500-${mark} · 4f9e]»`, from: 30, to: 40 },
    ],
    requests: [{ path: `/api/assignments/${mark === 'a1b2c3' ? 17 : 18}/`, status: 200, at: 35 }],
  });
  const signedIn = named('a1b2c3', 'suite/sessions/sign-in.ts');
  const shared = { ...named('ffffff', 'suite/sessions/sign-in.ts') };
  expect(
    divergences(readTrace(buildTrace(signedIn)), readTrace(buildTrace({ ...shared, steps: shared.steps.slice(1) }))),
  ).toEqual([]);
});

test('traces: the first trace of a new cause is kept although the budget is used up', () => {
  const budget = new TraceBudget(10_000_000);
  const kept = Array.from({ length: 50 }, () => budget.admit('the server is down', 1_000_000)).filter(
    (decision) => decision.kept,
  );
  expect(kept).toHaveLength(9);
  expect(budget.admit('a wrong grade', 1_000_000).kept).toBe(true);
  const refused = budget.admit('another fault', 1_000_000);
  expect(refused).toEqual({
    kept: false,
    reason: 'it takes 1.0 MB of the 0.0 MB that are left of 10.0 MB (TRACE_BUDGET_MB), and others have used it up',
  });
});

test('traces: failures that differ only in names and numbers have one cause', () => {
  expect(causeOf('Error: «Контрольная [1 · 4f9e]» is not shown: it reads «x».\nCall log')).toBe(
    causeOf('Error: «Эссе [2 · 77aa]» is not shown: it reads «y».'),
  );
  expect(causeOf('POST /api/assignments/ → 500')).toBe(causeOf('POST /api/assignments/ → 503'));
  expect(causeOf('the page crashed')).not.toBe(causeOf('the grade is missing'));
});
