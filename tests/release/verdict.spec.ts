import { expect, test } from '@playwright/test';
import { CASES, NUMBERED_STEPS, type CaseId } from '../../suite/catalogue';
import { PHASE_LABEL } from '../../suite/catalogue/metadata';
import { figuresOf } from '../../reporting/verdict/figures';
import type { MeasuredResponse } from '../../reporting/collect/timings';
import type { KnownIssuesFile, KnownIssue } from '../../reporting/status/known-issues';
import { policyFor, policySchema, readPolicy, type Policy } from '../../reporting/status/policy';
import { evaluate } from '../../reporting/status/case-status';
import type { CaseResult } from '../../reporting/cases/case-result';
import { reasonText } from '../../reporting/verdict/reason-texts';
import { selectingArguments } from '../../reporting/collect/selection';
import { verdictText } from '../../reporting/render/terminal/summary';
import { reasonsAgainst, type VerdictInput } from '../../reporting/verdict/verdict';
import { listedTests } from '../../tools/suite/listed-tests';
import { attempt, blocked, failed, finding, passed } from '../specimens/findings';

const NOW = new Date('2026-11-22T12:00:00Z');
const target = { kind: 'remote', baseUrl: 'https://stand.school.example' };
const base = readPolicy();
/** The policy of this repository, without requirements for tests generated from a matrix or a list of pages. */
const policy: Policy = {
  ...base,
  phases: { ...base.phases, access: { blocks: true, minimum: 0 }, accessibility: { blocks: true, minimum: 0 } },
};

const everything = CASES.map(({ id }) => passed(id));
const but = (...others: CaseResult[]) => everything.map((one) => others.find((other) => other.id === one.id) ?? one);
const issue = (id: CaseId, more: Partial<KnownIssue> = {}): KnownIssue => ({
  case: id,
  target: 'any',
  reason: 'waits for the next build',
  owner: 'assignments',
  link: 'https://tracker.school.example/17',
  expires: '2026-12-01',
  ...more,
});
const answers = (count: number, more: Partial<MeasuredResponse> = {}): MeasuredResponse[] =>
  Array.from({ length: count }, () => ({
    at: 0,
    method: 'GET',
    path: '/api/assignments/',
    status: 200,
    ms: 40,
    kind: 'lists',
    test: '',
    trace: null,
    ...more,
  }));

/** The reasons against a release, as a reader sees them; an empty list means GO. */
function against(
  caseResults: readonly CaseResult[],
  more: Partial<VerdictInput> & { issues?: KnownIssue[]; seen?: MeasuredResponse[] } = {},
): string[] {
  const { issues = [], seen = answers(50), ...rest } = more;
  const knownIssues: KnownIssuesFile = { issues, quarantine: [] };
  const evaluated = evaluate(caseResults, { target, knownIssues, policy: rest.policy ?? policy, now: NOW });
  const figures = figuresOf(seen, [], (rest.policy ?? policy).limits);
  const input: VerdictInput = {
    evaluated,
    flakes: [],
    runnerErrors: [],
    interrupted: false,
    unhealthyReason: null,
    figures,
    policy,
    scope: 'release',
    knownIssueErrors: [],
    ...rest,
  };
  return reasonsAgainst(input).map((reason) => reasonText(reason, 'en'));
}

test('verdict: all green is GO', () => {
  expect(against(everything)).toEqual([]);
});

test('verdict: a critical case that failed is NO-GO, and named as critical', () => {
  expect(against(but(failed('1.9', 'the server answered 500')))).toEqual(['1 case failed, 1 of them P1: 1.9']);
});

test('verdict: blocked cases are counted apart from failed ones', () => {
  expect(against(but(failed('1.9', 'no such button'), blocked('1.10', '1.9')))).toEqual([
    '1 case failed, 1 of them P1: 1.9',
    '1 further case was blocked (listed with the causes)',
  ]);
});

test('verdict: a failure of the lowest priority is reported and does not block', () => {
  const minor = CASES.find((entry) => entry.priority === 'P3');
  expect(minor).toBeDefined();
  if (minor !== undefined) expect(against(but(failed(minor.id, 'a pity')))).toEqual([]);
});

test('verdict: a known failure and the cases that it blocked do not prevent a release', () => {
  expect(against(but(failed('2.3', 'no such button'), blocked('2.4', '2.3')), { issues: [issue('2.3')] })).toEqual([]);
});

test('verdict: a critical case that fails is NO-GO, known or not', () => {
  expect(against(but(failed('1.9', 'no such button')), { issues: [issue('1.9')] })).toEqual([
    '1 known issue that the release policy does not accept: 1.9',
  ]);
  const lenient: Policy = { ...policy, priorities: { ...policy.priorities, P1: 'blocks unless known' } };
  expect(against(but(failed('1.9', 'no such button')), { issues: [issue('1.9')], policy: lenient })).toEqual([]);
});

test('verdict: a known issue of another platform, or one that expired, excuses nothing', () => {
  const caseResults = but(failed('2.3', 'no such button'));
  expect(against(caseResults, { issues: [issue('2.3', { target: 'other.school.example' })] })).toEqual([
    '1 case failed: 2.3',
  ]);
  expect(against(caseResults, { issues: [issue('2.3', { expires: '2026-11-21' })] })).toEqual(['1 case failed: 2.3']);
  expect(
    against(caseResults, { issues: [issue('2.3', { target: 'stand.school.example', expires: '2026-11-22' })] }),
  ).toEqual([]);
});

test('verdict: a phase that the policy does not count cannot block', () => {
  const lenient: Policy = { ...policy, phases: { ...policy.phases, admin: { blocks: false, minimum: 0 } } };
  expect(against(but(failed('B5', 'the list does not load')), { policy: lenient })).toEqual([]);
  expect(against(but(failed('B5', 'the list does not load')))).toHaveLength(1);
});

test('verdict: a flake is NO-GO unless it is in quarantine', () => {
  expect(against(everything, { flakes: ['journey.spec.ts › J1 one homework'] })).toEqual([
    '1 test passed only in a later attempt (allowed: 0): journey.spec.ts › J1 one homework',
  ]);
});

test('verdict: a run that executed nothing is NO-GO', () => {
  expect(against([])).toEqual(['nothing was run']);
  expect(against([], { scope: 'selection' })).toEqual(['nothing was run']);
  expect(against([finding('1.1', attempt('SKIPPED'))])).toEqual(['nothing was run']);
});

test('verdict: fewer cases than the policy requires are NO-GO, except in a run of selected tests', () => {
  const fewer = everything.filter((one) => one.id !== '7.14');
  expect(against(fewer)).toEqual(['too little was run: Assignments, 78 of the 79 cases that the policy requires']);
  expect(against(fewer, { scope: 'selection' })).toEqual([]);
});

test('verdict: phases that the command leaves out are not asked for, and all others are', () => {
  const performance = everything.filter((one) => one.id.startsWith('PF'));
  expect(performance).toHaveLength(39);
  const others = everything.filter((one) => !performance.includes(one) && one.id !== '7.14');
  const shortOf = 'too little was run: Assignments, 78 of the 79 cases that the policy requires';
  expect(against(others)).toEqual([shortOf, expect.stringContaining('Performance, 0 of the 38 cases')]);
  expect(against(others, { leftOut: ['performance', 'accessibility'] })).toEqual([shortOf]);
});

test('verdict: a case that was skipped counts as not run', () => {
  expect(against(but(finding('7.14', attempt('SKIPPED', { error: 'no such feature' }))))).toHaveLength(1);
});

test('verdict: responses over the limit are NO-GO; a few slow ones are not judged', () => {
  expect(against(everything, { seen: answers(50, { ms: 260 }) })).toEqual([
    'answers over the limit: all answers took 260 ms on average, the limit is 200 ms',
  ]);
  expect(against(everything, { seen: answers(3, { ms: 2600 }) })).toEqual([]);
});

test('verdict: large files do not count as slow responses', () => {
  expect(against(everything, { seen: [...answers(50), ...answers(50, { ms: 4000, kind: 'files' })] })).toEqual([]);
});

test('verdict: too many server errors or unanswered requests are NO-GO', () => {
  expect(against(everything, { seen: [...answers(50), ...answers(1, { status: 500 })] })).toEqual([
    'server errors (5xx or no answer): 1.96 % of the answers, the limit is 1 %',
  ]);
  expect(against(everything, { seen: [...answers(500), ...answers(1, { status: null })] })).toEqual([
    '0.2 % of the requests got no answer or 502 to 504, 0.1 % are allowed',
  ]);
});

test('verdict: a sign-in with a server error is NO-GO, and one with a wrong password is not', () => {
  const signIn = { kind: 'sign-in', method: 'POST', path: '/api/auth/login/' } as const;
  expect(against(everything, { seen: [...answers(500), ...answers(1, { ...signIn, status: 401 })] })).toEqual([]);
  expect(against(everything, { seen: [...answers(500), ...answers(1, { ...signIn, status: 500 })] })).toEqual([
    'the server failed at 1 of 1 sign-ins',
  ]);
});

test('verdict: a platform whose sign-in is down gives one reason, its diagnosis', () => {
  const unhealthyReason =
    'The platform at https://stand.school.example cannot be tested: its sign-in answers 503 with an empty body.';
  const all = CASES.map(({ id }) => finding(id, attempt('BLOCKED', { error: unhealthyReason })));
  expect(against(all, { unhealthyReason, seen: [] })).toEqual([unhealthyReason]);
});

test('verdict: errors outside the tests and an interrupted run are NO-GO', () => {
  expect(against(everything, { runnerErrors: ['a worker died'] })).toEqual(['a worker died']);
  expect(against(everything, { interrupted: true })).toEqual(['the run was stopped before its end']);
});

test('verdict: broken lists of known issues are NO-GO', () => {
  expect(
    against(everything, {
      knownIssueErrors: [{ en: 'the known issue of 1.9 expired', ru: 'срок известной проблемы 1.9 истёк' }],
    }),
  ).toHaveLength(1);
});

test('verdict: the policy of this repository requires every case of the manual protocol, and no more cases than the suite has', async () => {
  expect(base.phases).toMatchObject({
    'sign-in': { minimum: 22 },
    assignments: { minimum: 79 },
    security: { minimum: 35 },
    performance: { minimum: 38 },
    api: { minimum: 20 },
    deployment: { minimum: 5 },
    admin: { minimum: 27 },
    family: { minimum: 8 },
    journey: { minimum: 1 },
  });
  const tests = await listedTests();
  for (const phase of ['access', 'accessibility'] as const) {
    const has = tests.filter((one) =>
      one.annotations.some(({ type, description }) => type === PHASE_LABEL && description === phase),
    ).length;
    expect(base.phases[phase].minimum, phase).toBeGreaterThan(0);
    expect(base.phases[phase].minimum, phase).toBeLessThanOrEqual(has);
  }
});

test('verdict: a phase may require fewer cases on another target until a date, and never on the sandbox', () => {
  const elsewhere = { minimum: 20, reason: 'no probes on the shared stand', expires: '2026-12-01' };
  const lower = policySchema.parse({
    ...base,
    phases: { ...base.phases, security: { ...base.phases.security, elsewhere } },
  });
  expect(policyFor(lower, 'remote', NOW).phases.security).toEqual({ blocks: true, minimum: 20, elsewhere });
  expect(policyFor(lower, 'remote', new Date('2026-12-02T00:00:00Z')).phases.security).toEqual({
    blocks: true,
    minimum: 35,
  });
  expect(policyFor(lower, 'sandbox', NOW).phases.security).toEqual({ blocks: true, minimum: 35 });
  expect(
    policySchema.safeParse({
      ...base,
      phases: { ...base.phases, security: { ...base.phases.security, elsewhere: { minimum: 20 } } },
    }).success,
    'without a reason and a day',
  ).toBe(false);
});

test('verdict: a run of a part of the suite says that it is no release decision', () => {
  expect(verdictText({ decision: 'GO', reasons: [], scope: 'selection' })).toBe(
    'GO for what was run; not a release decision',
  );
  expect(verdictText({ decision: 'NO-GO', reasons: [], scope: 'selection' })).toBe(
    'NO-GO; only a part of the suite was run',
  );
  expect(verdictText({ decision: 'GO', reasons: [], scope: 'release' })).toBe('GO');
});

test('verdict: the reports name the phase of the assignments by its 79 steps', () => {
  expect(NUMBERED_STEPS).toHaveLength(79);
  const withoutSteps = everything.filter((one) => !/^\d/.test(one.id));
  expect(against(withoutSteps)).toEqual([expect.stringContaining('0 of the 79')]);
});

test('verdict: arguments that select tests are distinguished from other arguments', () => {
  for (const words of [
    ['test'],
    ['test', '--workers', '4'],
    ['test', '--retries=1', '--shuffle', '77'],
    ['test', '--reporter', 'list', '-j', '2', '--headed'],
  ]) {
    expect(selectingArguments(words), words.join(' ')).toEqual([]);
  }
  for (const words of [
    ['test', 'e2e/journey.spec.ts'],
    ['test', '--grep', 'J1'],
    ['test', '-g=J1'],
    ['test', '--shard', '1/2'],
    ['test', '--last-failed'],
    ['test', '--shuffle', 'e2e'],
  ]) {
    expect(selectingArguments(words), words.join(' ')).not.toEqual([]);
  }
});
