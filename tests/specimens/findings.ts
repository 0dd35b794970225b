/** Sample runs, for the tests of the reports. */
import type { TestResult } from '@playwright/test/reporter';
import { SCENARIOS, caseById, type CaseId } from '../../suite/catalogue';
import { attachInternalData } from '../../suite/run/internal-data';
import type { Timing, TimingsNote } from '../../suite/run/timings-note';
import { takeInternalData } from '../../reporting/collect/internal-data';
import type { Failure } from '../../suite/failure/failure';
import type { Attempt, CaseResult } from '../../reporting/cases/case-result';
import { NO_NETWORK, SCHEMA_VERSION, type Run } from '../../reporting/collect/run-schema';

export const NOON = Date.UTC(2026, 10, 22, 9, 0, 0);

const testResult: TestResult = {
  retry: 0,
  parallelIndex: 0,
  workerIndex: 0,
  duration: 0,
  startTime: new Date(NOON),
  status: 'passed',
  errors: [],
  attachments: [],
  steps: [],
  stdout: [],
  stderr: [],
  annotations: [],
};

export function attempt(outcome: Attempt['outcome'], more: Partial<Attempt> = {}): Attempt {
  return {
    outcome,
    durationMs: 400,
    startedAt: outcome === 'BLOCKED' ? undefined : NOON,
    error: undefined,
    page: undefined,
    blockedBy: undefined,
    screenshot: undefined,
    trace: undefined,
    result: testResult,
    ...more,
  };
}

/** The result of a test whose pages received these responses. */
export function resultWith(answers: readonly Timing[]): TestResult {
  const result = { ...testResult, attachments: [] };
  attachInternalData(result, 'timings', {
    browser: 'chromium',
    costMs: 0,
    answers: [...answers],
  } satisfies TimingsNote);
  takeInternalData(result);
  return result;
}

/** A case result built from the outcomes of its attempts. */
export function finding(id: CaseId, ...attempts: readonly Attempt[]): CaseResult {
  const last = attempts.at(-1) ?? attempt('PASS');
  const { wording, performer, scenario } = caseById(id);
  return {
    id,
    title: wording.en,
    role: performer,
    phase: SCENARIOS.find((one) => one.id === scenario)?.phase,
    outcome: last.outcome,
    durationMs: last.durationMs,
    place: 'e2e/assignments/specimen.spec.ts:4',
    test: `assignments/specimen.spec.ts › ${scenario} specimen`,
    ...(last.error === undefined ? {} : { error: last.error }),
    attempts: attempts.length === 0 ? [last] : attempts,
  };
}

export function passed(id: CaseId): CaseResult {
  return finding(id, attempt('PASS'));
}

export function failed(id: CaseId, error: string, more: Partial<Attempt> = {}): CaseResult {
  return finding(id, attempt('FAIL', { error, ...more }));
}

/** A case that failed with this failure as data. */
export function failedBy(id: CaseId, failure: Failure, error = 'a message for people'): CaseResult {
  return failed(id, error, { failure, page: failure.page });
}

/** A case that was not run because its preparation failed. */
export function unprepared(id: CaseId, failure: Failure): CaseResult {
  return finding(id, attempt('BLOCKED', { error: 'preparation failed', failure }));
}

export function blocked(id: CaseId, blockedBy: CaseId): CaseResult {
  return finding(id, attempt('BLOCKED', { error: `${blockedBy} failed before it`, blockedBy }));
}

export function run(more: Partial<Run> = {}): Run {
  return {
    schemaVersion: SCHEMA_VERSION,
    runId: '20261122T090000-abc123',
    seed: null,
    startedAt: new Date(NOON).toISOString(),
    durationMs: 61_000,
    git: { sha: 'f00dfeed0123456789' },
    target: { baseUrl: 'https://stand.school.example', kind: 'remote', version: null },
    totals: { passed: 0, failed: 0, blocked: 0, flaky: 0, skipped: 0, known: 0 },
    firstAttemptPassRate: null,
    cases: [],
    signIns: { count: 5, maxPerMinute: 1 },
    verdict: { decision: 'GO', reasons: [], scope: 'release' },
    network: NO_NETWORK,
    leftBehind: [],
    outages: [],
    sessionLosses: [],
    clockJumps: [],
    machine: null,
    slowestPhases: [],
    notReady: null,
    unhealthyReason: null,
    runs: [],
    ...more,
  };
}
