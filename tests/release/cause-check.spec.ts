/** The run sends the failed request a second time before it blames the platform for a large part of the cases. */
import { expect, test } from '@playwright/test';
import type { Failure } from '../../suite/failure/failure';
import { checkCauses, largeCauses, type Asker } from '../../reporting/causes/cause-check';
import type { CauseCheck } from '../../reporting/causes/cause-check-result';
import { causesOf, type Cause } from '../../reporting/causes/causes';
import { checkText } from '../../reporting/causes/check-texts';
import { platformAsker } from '../../reporting/causes/platform-asker';
import { readPolicy } from '../../reporting/status/policy';
import { sentenceOf } from '../../reporting/causes/sentences';
import { evaluate } from '../../reporting/status/case-status';
import { reasonsAgainst } from '../../reporting/verdict/verdict';
import { figuresOf } from '../../reporting/verdict/figures';
import type { CaseResult } from '../../reporting/cases/case-result';
import {
  GRADE,
  HOLE,
  INVENTED_PATH,
  LIST_NOT_LOADED,
  NO_DETAILS,
  OTHER_SCHEMA,
  SUBMIT_BY_PAGE,
  SUBMIT_BY_SUITE,
  crashOf,
} from '../specimens/failures';
import { keyOf } from '../../reporting/causes/cause-key';
import { releaseSpecimen } from '../specimens/release';
import { failedBy, passed, unprepared } from '../specimens/findings';
import { tinyServer } from '../specimens/tiny-server';

const policy = readPolicy();
const evaluatedOf = (caseResults: readonly CaseResult[]) =>
  evaluate(caseResults, {
    target: { kind: 'remote', baseUrl: 'https://stand.school.example' },
    knownIssues: { issues: [], quarantine: [] },
    policy,
    now: new Date(),
  });
const causesOfAll = (caseResults: readonly CaseResult[], checks?: ReadonlyMap<string, CauseCheck>) =>
  causesOf(evaluatedOf(caseResults), null, checks);

function causeOf(failure: Failure): Cause {
  const [cause] = causesOfAll([unprepared('4.1', failure)]);
  if (cause === undefined) throw new Error('There is a cause.');
  return cause;
}

/** @param answers statuses by method and path; any other request gets a page with 404 */
async function checkedAt(
  failure: Failure,
  answers: Readonly<Record<string, number>>,
  token: string | undefined = 'a token',
): Promise<{ check: CauseCheck | undefined; asked: string[] }> {
  const asked: string[] = [];
  const server = await tinyServer((request, _body, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'guest'}`);
    const status = answers[`${request.method} ${request.url}`] ?? 404;
    response.writeHead(status).end(status === 404 ? '<html>Page not found</html>' : '[]');
  });
  try {
    const cause = causeOf(failure);
    const checks = await checkCauses(
      [cause],
      platformAsker(server.url, () => token),
    );
    return { check: checks.get(cause.fingerprint), asked };
  } finally {
    await server.close();
  }
}

test('cause check: a cause is checked only if it has more than a fifth of the cases', () => {
  const causes = causesOfAll([
    failedBy('4.8', GRADE),
    unprepared('4.1', INVENTED_PATH),
    unprepared('4.2', INVENTED_PATH),
  ]);
  expect(largeCauses(causes, 5).map((cause) => cause.request)).toEqual(['GET /api/assignments/students/']);
  expect(largeCauses(causes, 10)).toEqual([]);
});

test('cause check: an unknown path is a fault of the suite if another path for the same purpose answers', async () => {
  const { check, asked } = await checkedAt(INVENTED_PATH, { 'GET /api/teacher/students/': 200 });
  expect(check).toEqual({
    outcome: 'suite',
    reason: 'asked',
    asked: [{ method: 'GET', path: '/api/teacher/students/', status: 200 }],
  });
  expect(asked, 'with the session that the run has').toEqual(['GET /api/teacher/students/ Token a token']);
});

test('cause check: an unknown path is a fault of the platform if the other paths do not answer either', async () => {
  expect((await checkedAt(INVENTED_PATH, {})).check?.outcome).toBe('platform');
});

test('cause check: an HTML page with 200 instead of data proves nothing', async () => {
  const asker: Asker = { ask: async () => ({ status: 200, json: false }) };
  const cause = causeOf(INVENTED_PATH);
  expect((await checkCauses([cause], asker)).get(cause.fingerprint)?.outcome).toBe('platform');
});

test('cause check: a refusal without a session proves nothing', async () => {
  const { check } = await checkedAt(
    INVENTED_PATH,
    { 'GET /api/teacher/students/': 401, 'GET /api/materials/teacher/': 401 },
    undefined,
  );
  expect(check?.outcome).toBe('unchecked');
});

test('cause check: a response in another form is a fault of the suite if the plain request answers', async () => {
  expect((await checkedAt(OTHER_SCHEMA, { 'GET /api/admin/users/': 200 })).check?.outcome).toBe('suite');
});

test('cause check: a write is never sent again; OPTIONS is sent to its other path', async () => {
  const { check, asked } = await checkedAt(SUBMIT_BY_SUITE, { 'OPTIONS /api/assignments/submissions/': 200 });
  expect(check?.outcome).toBe('suite');
  expect(asked.map((line) => line.split(' ')[0])).toEqual(['OPTIONS']);
});

for (const [what, failure] of [
  ['a server error', GRADE],
  ['what a page of the platform asks for itself', SUBMIT_BY_PAGE],
  ['a page that could not load its data', LIST_NOT_LOADED],
  ['an error screen', crashOf('/dashboard/student')],
  ['what was accepted and must be refused', HOLE],
] as const) {
  test(`cause check: ${what} remains a fault of the platform, and no request is sent`, async () => {
    const { check, asked } = await checkedAt(failure, { 'OPTIONS /api/assignments/submissions/': 200 });
    expect(check?.outcome).toBe('platform');
    expect(asked).toEqual([]);
  });
}

test('cause check: for a missing control the report says that no request can check it', async () => {
  expect((await checkedAt(NO_DETAILS, {})).check).toEqual({
    outcome: 'unchecked',
    reason: 'no second request',
    asked: [],
  });
});

test('cause check: what no request could check is told as such, and a screenshot is named only where there is one', () => {
  const check: CauseCheck = { outcome: 'unchecked', reason: 'no second request', asked: [] };
  expect(checkText(check, false)).toEqual({
    en: 'Not confirmed by a second request: there is no other request of the same purpose.',
    ru: 'Повторной проверкой не подтверждено: другого запроса с той же целью нет.',
  });
  expect(checkText(check, true).ru).toMatch(/целью нет\. Страница — на скриншоте ниже\.$/);
  const [traced] = releaseSpecimen(
    [passed('2.1'), failedBy('4.8', NO_DETAILS)],
    'release',
    new Map([[keyOf(NO_DETAILS), check]]),
  ).causes;
  expect(traced?.check?.text).toEqual(checkText(check, true));
});

test('cause check: a page that did not open is a fault of the suite if its address and the data of its role answer', async () => {
  const failure: Failure = {
    code: 'page-elsewhere',
    page: '/dashboard/teacher',
    control: { kind: 'page', names: ["teacher's dashboard"] },
  };
  expect((await checkedAt(failure, { 'GET /dashboard/teacher': 200, 'GET /api/auth/me/': 200 })).check?.outcome).toBe(
    'suite',
  );
  expect((await checkedAt(failure, { 'GET /dashboard/teacher': 200, 'GET /api/auth/me/': 500 })).check?.outcome).toBe(
    'platform',
  );
});

test('cause check: the check does not wait long for a platform that is not reachable', async () => {
  const server = await tinyServer(() => undefined);
  await server.close();
  const cause = causeOf(INVENTED_PATH);
  const started = Date.now();
  expect(
    (
      await checkCauses(
        [cause],
        platformAsker(server.url, () => undefined),
      )
    ).get(cause.fingerprint),
  ).toMatchObject({ outcome: 'unchecked', reason: 'not reachable' });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('cause check: title and verdict name a fault of the suite', () => {
  const caseResults = [unprepared('4.1', INVENTED_PATH), unprepared('4.2', INVENTED_PATH), passed('2.1')];
  const [plain] = causesOfAll(caseResults);
  expect(plain?.verdict).toBe('product');
  const checks = new Map([[plain?.fingerprint ?? '', { outcome: 'suite', reason: 'asked', asked: [] } as const]]);
  const [cause] = causesOfAll(caseResults, checks);
  if (cause === undefined) throw new Error('There is a cause.');
  expect(cause.verdict).toBe('test');
  expect(sentenceOf(cause).en).toBe(
    "The suite's own request is at fault: the platform answers 404 to its request, although it works otherwise",
  );
  const input = {
    evaluated: evaluatedOf(caseResults),
    flakes: [],
    runnerErrors: [],
    interrupted: false,
    unhealthyReason: null,
    figures: figuresOf([], [], policy.limits),
    policy,
    knownIssueErrors: [],
  };
  const reasons = reasonsAgainst({
    ...input,
    scope: 'selection',
    ownFaults: [{ cases: 2, sentence: sentenceOf(cause) }],
  });
  expect(reasons[0]).toMatchObject({ kind: 'own fault', cases: 2 });
});
