/** A sample release report: every status that a case can have, a flake, known and fixed issues, slow responses. */
import type { Machine } from '../../suite/machine/record';
import { type CaseId, casesOf } from '../../suite/catalogue';
import { refusal } from '../../suite/failure/failure';
import type { CauseCheck } from '../../reporting/causes/cause-check-result';
import { causesOf } from '../../reporting/causes/causes';
import type { Assessment } from '../../reporting/verdict/assess';
import { figuresOf } from '../../reporting/verdict/figures';
import type { MeasuredResponse } from '../../reporting/collect/timings';
import type { KnownIssue } from '../../reporting/status/known-issues';
import { observationsOf, type RunFacts } from '../../reporting/verdict/observations';
import { measuredRow } from '../../suite/performance/measured';
import { readPolicy } from '../../reporting/status/policy';
import { releaseReport } from '../../reporting/render/release/build-report';
import type { ReleaseReport } from '../../reporting/render/release/report';
import { expiredIssues, fixedIssues, evaluate } from '../../reporting/status/case-status';
import type { CaseResult } from '../../reporting/cases/case-result';
import { titleOfTest, type TestTitles } from '../../reporting/cases/test-titles';
import { CASE_LABEL, RUSSIAN_TITLE } from '../../suite/catalogue/metadata';
import { reasonsAgainst, type VerdictInput } from '../../reporting/verdict/verdict';
import type { Scope } from '../../reporting/collect/selection';
import { attempt, blocked, failed, finding, passed, run } from './findings';

/** Platform text that would break a page that quotes it without escaping. */
export const UNESCAPED_TEXT = 'the grade «85/100» is not shown: it reads «<script>alert(1)</script> | **84** & "x"».';

const NOW = new Date('2026-11-22T12:00:00Z');
const policy = readPolicy();
const issue = (id: CaseId): KnownIssue => ({
  case: id,
  target: 'any',
  reason: 'waits for the next build',
  owner: 'assignments',
  link: 'https://tracker.school.example/17',
  expires: '2026-12-01',
});

/** Failed, blocked, flaky, known and passed cases. */
export const MIXED: readonly CaseResult[] = [
  passed('A1'),
  failed('1.9', 'The server did not create the assignment: POST /api/assignments/ → 500 with an empty body.', {
    page: '/dashboard/teacher/assignments',
    failure: {
      ...refusal('POST /api/assignments/', 500, { by: 'page', purpose: 'create the assignment' }),
      page: '/dashboard/teacher/assignments',
    },
  }),
  blocked('1.10', '1.9'),
  finding('2.2', attempt('FAIL', { error: 'not in the list' }), attempt('PASS')),
  failed('4.11', UNESCAPED_TEXT, {
    page: '/dashboard/teacher/assignments',
    failure: {
      code: 'different',
      control: { kind: 'value', names: ['the grade'] },
      page: '/dashboard/teacher/assignments',
      seen: UNESCAPED_TEXT,
    },
  }),
  failed('7.13', 'the size is not shown'),
];

/** Tests that the reports name, in each language: one of the protocol, and one beyond it. */
export const SAMPLE_TITLES: TestTitles = new Map([
  [
    'assignments/s2-view.spec.ts › S2 the student views the assignment',
    titleOfTest({
      title: 'S2 the student views the assignment',
      annotations: casesOf('S2').map(({ id }) => ({ type: CASE_LABEL, description: id })),
    }),
  ],
  [
    'assignments/time-zones.spec.ts › S1 S2 in Asia/Kathmandu: a deadline is stored as the right moment',
    titleOfTest({
      title: 'S1 S2 in Asia/Kathmandu: a deadline is stored as the right moment',
      annotations: [{ type: RUSSIAN_TITLE, description: 'пояс Asia/Kathmandu: срок сдачи хранится верным моментом' }],
    }),
  ],
]);
const [ofProtocol = '', beyond = ''] = SAMPLE_TITLES.keys();

const flake = {
  test: ofProtocol,
  place: 'e2e/assignments/s2-view.spec.ts:5',
  attempts: [
    { passed: false, error: 'not in the list', trace: '/reports/runs/x/test-results/s2/trace.zip' },
    { passed: true, error: null, trace: '/reports/runs/x/test-results/s2-retry1/trace.zip' },
  ],
  quarantined: undefined,
};
const slow: MeasuredResponse = {
  at: NOW.getTime(),
  method: 'GET',
  path: '/api/assignments/',
  status: 200,
  ms: 4200,
  kind: 'lists',
  test: flake.test,
  trace: '/reports/runs/x/test-results/s2/trace.zip',
};
const quick: MeasuredResponse[] = Array.from({ length: 40 }, () => ({ ...slow, ms: 30, trace: null }));

/** Rows of the performance cases: one within its limit, one over it, one in noise, one without a limit. */
const SAMPLE_MEASURED: Assessment['measured'] = [
  measuredRow([3, 4, 4, 5, 30], {
    caseId: 'PF4',
    request: 'GET /api/assignments/',
    who: 'teacher',
    errors: 0,
    limitMs: 200,
    staticMs: 1,
    verdict: 'within',
  }),
  measuredRow([610, 640, 700], {
    caseId: 'PF5',
    request: 'GET /api/assignments/submissions/',
    who: 'student',
    errors: 0,
    limitMs: 200,
    staticMs: 1,
    verdict: 'over',
  }),
  measuredRow([60, 70, 90], {
    caseId: 'PF1',
    request: 'GET /api/system/health/live/',
    who: 'nobody',
    errors: 0,
    limitMs: 50,
    staticMs: 40,
    verdict: 'noisy',
  }),
  measuredRow([5, 9, 12], {
    caseId: 'PF11',
    request: 'GET /api/auth/me/',
    who: 'student',
    callers: 30,
    errors: 1,
    refused: 0.06,
    limitMs: null,
    verdict: 'no limit',
  }),
];

/** A machine that was too slow for a while. */
export const SLOW_MACHINE: Machine = {
  watchedMs: 1_270_000,
  slowMs: 96_000,
  ranMs: 2_100_000,
  waitedMs: 640_000,
  reasons: ['processor'],
  slowness: 1,
};

/** The run's observations outside its cases. */
export const RUN_FACTS: RunFacts = {
  runId: '20261122T090000-abc123',
  network: {
    requests: 5_210,
    paced: { requests: 12, waitedMs: 1_400 },
    limited: { answers: 3, waitedMs: 4_000 },
    unstable: [
      { request: 'GET /api/assignments/', status: 500, by: 'page', at: NOW.getTime(), load: 3.5, test: flake.test },
    ],
  },
  leftBehind: [
    {
      kind: 'account',
      id: 71,
      name: 'student.20261122t090000-abc123-4f9e07d2@example.com',
      runId: '20261122T090000-abc123',
      request: 'DELETE /api/auth/users/71/',
      status: 405,
      reason: '405',
      test: flake.test,
    },
  ],
  outages: [],
  sessionLosses: [],
  clockJumps: [{ test: beyond, ms: 3_600_000 }],
  machine: SLOW_MACHINE,
  flakyByMachine: 1,
  notReady: { parts: ['celery'], sentence: 'celery is down; no case of the catalogue needs it' },
};

const NO_RUN_FACTS: RunFacts = run();

/** A platform on which the sample runs were made. */
const TARGET = { kind: 'remote', baseUrl: 'https://stand.school.example' };

/** @param caseResults the run's case results @param met its observations outside the cases; nothing else differs @param unreachable why the platform could not be tested @param end how a run without an end of its own stands */
export function releaseSpecimen(
  caseResults: readonly CaseResult[] = MIXED,
  scope: Scope = 'release',
  checks?: ReadonlyMap<string, CauseCheck>,
  met = NO_RUN_FACTS,
  unreachable?: { en: string; ru: string | undefined },
  end: Partial<Pick<VerdictInput, 'stop' | 'running' | 'refused' | 'runnerErrors'>> = {},
): ReleaseReport {
  const assessment = assessmentSpecimen(caseResults, scope, checks, met, unreachable, end);
  const files = {
    of: () => ({ screenshot: 'runs/x/pictures/4.11-1.png', trace: 'runs/x/test-results/s4/trace.zip' }),
    pathTo: (file: string) => file.replace('/reports/', ''),
  };
  const slowestPhases = [
    { phase: 'assignments' as const, ms: 910_000 },
    { phase: 'admin' as const, ms: 402_000 },
    { phase: 'access' as const, ms: 388_000 },
  ];
  return releaseReport(run({ firstAttemptPassRate: 0.95, machine: SLOW_MACHINE, slowestPhases }), assessment, {
    timeZone: 'Europe/Moscow',
    prefix: 'BASE_URL=https://stand.school.example ',
    files,
  });
}

/** The same as an assessment: what the reports are made from. */
export function assessmentSpecimen(
  caseResults: readonly CaseResult[] = MIXED,
  scope: Scope = 'release',
  checks?: ReadonlyMap<string, CauseCheck>,
  met = NO_RUN_FACTS,
  unreachable?: { en: string; ru: string | undefined },
  end: Partial<Pick<VerdictInput, 'stop' | 'running' | 'refused' | 'runnerErrors'>> = {},
): Assessment {
  const unhealthyReason = unreachable?.en ?? null;
  const knownIssues = { issues: [issue('7.13'), issue('A1')], quarantine: [] };
  const context = { target: TARGET, knownIssues, policy, now: NOW };
  const evaluated = evaluate(caseResults, context);
  const figures = figuresOf(
    unhealthyReason === null ? [slow, ...quick] : [],
    [{ browser: '159.0', costMs: 41, answers: [] }],
    policy.limits,
  );
  const observed = observationsOf(met, { kind: 'remote' }, SAMPLE_TITLES);
  const flakes = caseResults.some((one) => one.attempts.length > 1) ? [flake, { ...flake, test: beyond }] : [];
  const reasons = reasonsAgainst({
    observations: observed,
    evaluated,
    flakes: flakes.map((one) => one.test),
    runnerErrors: [],
    interrupted: end.stop !== undefined,
    ...end,
    unhealthyReason,
    unhealthyReasonRu: unreachable?.ru,
    figures,
    policy,
    scope,
    knownIssueErrors: [],
  });
  return {
    decision: reasons.length === 0 ? 'GO' : 'NO-GO',
    scope,
    reasons,
    policy,
    evaluated,
    flakes,
    figures,
    titles: SAMPLE_TITLES,
    measured: SAMPLE_MEASURED,
    observations: observed,
    causes: causesOf(evaluated, unhealthyReason, checks),
    fixed: fixedIssues(caseResults, context),
    expired: expiredIssues(caseResults, context),
  };
}
