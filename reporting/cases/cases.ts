/** Converts test results to case results: the outcome of each numbered line of the protocol. */
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { CASES, PHASES, SCENARIOS, caseById, type CaseId } from '../../suite/catalogue';
import {
  OWNERS,
  OWNER_LABEL,
  PHASE_LABEL,
  RUSSIAN_TITLE,
  declaredCases,
  rolesOf,
  type Owner,
} from '../../suite/catalogue/metadata';
import { testFailuresSchema, type Failure } from '../../suite/failure/failure';
import { formatTestError } from '../../suite/protocol/error-message';
import { recordSchema, type Outcome, type StepRecord } from '../../suite/protocol/outcome';
import { blockedByLimit } from '../../suite/failure/limited-request';
import { stripAnsi } from '../text/format';
import type { Attempt, CaseResult, Screenshot } from './case-result';
import { outsideSteps } from './outside-steps';
import { countedResults, endOf, isRateLimited, withoutBlame } from './interrupted-attempts';
import { readInternalData } from '../collect/internal-data';
import { placeOf, testName } from './test-names';
import { slowFailureOf, withoutSlowMachine } from './machine-slow';
import { originOf } from '../collect/origin';
import type { CaseEntry } from '../collect/run-schema';

/** Key of a test outside the protocol, which is its own case. */
const WHOLE_TEST = 'the whole test';

/** The worse outcome counts when a case ran more than once (`--repeat-each`, several projects). */
const BADNESS: Record<Outcome, number> = { PASS: 0, SKIPPED: 1, BLOCKED: 2, FAIL: 3 };

/**
 * Returns one result per case in the order of the protocol. Tests outside the protocol follow in the order of the
 * run.
 */
export function caseResultsOf(
  tests: readonly TestCase[],
  rootDir: string,
  cut: ReadonlySet<TestResult> = new Set(),
): CaseResult[] {
  const worst = new Map<string, CaseResult>();
  for (const caseResult of tests.flatMap((test) => caseResultsOfTest(test, rootDir, cut))) {
    const known = worst.get(caseResult.id);
    if (known === undefined || BADNESS[caseResult.outcome] > BADNESS[known.outcome])
      worst.set(caseResult.id, caseResult);
  }
  const order = new Map<string, number>(CASES.map((entry, index) => [entry.id, index]));
  return [...worst.values()].sort((a, b) => (order.get(a.id) ?? CASES.length) - (order.get(b.id) ?? CASES.length));
}

/** Returns every case of the catalogue as BLOCKED, for a platform that could not be tested. */
export function allBlocked(reason: string): CaseResult[] {
  return CASES.map((entry) => ({
    ...aboutCase(entry.id),
    outcome: 'BLOCKED',
    durationMs: 0,
    test: '',
    place: '',
    error: reason,
    attempts: [],
  }));
}

/** Returns the short form for `run.json`. */
export function caseEntry({ id, title, role, outcome, durationMs, test, error, attempts }: CaseResult): CaseEntry {
  const failure = outcome === 'PASS' ? undefined : attempts.at(-1)?.failure;
  const tried = attempts.flatMap(({ origin, outcome: one }) =>
    origin === undefined ? [] : [{ run: origin.runId, outcome: one }],
  );
  return {
    id,
    title,
    role,
    outcome,
    durationMs,
    test,
    ...(error === undefined ? {} : { error }),
    ...(failure === undefined ? {} : { failure }),
    ...(tried.length > 1 ? { repeated: tried } : {}),
  };
}

function caseResultsOfTest(test: TestCase, rootDir: string, cut: ReadonlySet<TestResult>): CaseResult[] {
  const name = testName(test, rootDir);
  const perAttempt = countedResults(test).map((result) => attemptsOf(test, result, endOf(result, cut.has(result))));
  const last = perAttempt.at(-1);
  if (last === undefined) return [];
  passedOutsideSteps(test, perAttempt);
  return [...last.keys()].map((key) => {
    const attempts = perAttempt.flatMap((attempt) => attempt.get(key) ?? []);
    const { outcome = 'SKIPPED', durationMs = 0, error } = attempts.at(-1) ?? {};
    const who = key === WHOLE_TEST ? aboutTest(test, name) : aboutCase(key);
    return {
      ...who,
      owner: ownerOf(test),
      outcome,
      durationMs,
      test: name,
      place: placeOf(test),
      ...(error === undefined ? {} : { error }),
      attempts,
    };
  });
}

function aboutCase(id: CaseId): Pick<CaseResult, 'id' | 'title' | 'role' | 'phase'> {
  const entry = caseById(id);
  return {
    id,
    title: entry.wording.en,
    role: entry.performer,
    phase: SCENARIOS.find((one) => one.id === entry.scenario)?.phase,
  };
}

function aboutTest(test: TestCase, name: string): Pick<CaseResult, 'id' | 'title' | 'titleRu' | 'role' | 'phase'> {
  const role = rolesOf(test.tags)[0] ?? 'anyone';
  const annotated = (type: string) => test.annotations.find((annotation) => annotation.type === type)?.description;
  const phase = annotated(PHASE_LABEL);
  return {
    id: name,
    title: test.title,
    titleRu: annotated(RUSSIAN_TITLE) ?? outsideSteps(declaredCases(test)),
    role,
    phase: PHASES.find((known) => known === phase),
  };
}

/** Returns the owner that the test declares. */
function ownerOf(test: TestCase): Owner | undefined {
  const declared = test.annotations.find(({ type }) => type === OWNER_LABEL)?.description;
  return OWNERS.find((owner) => owner === declared);
}

/**
 * Adds a pass to the last attempt for what failed outside the steps of an earlier one: the steps passed each time, and only
 * this entry says that the test is flaky.
 */
function passedOutsideSteps(test: TestCase, perAttempt: readonly ReturnType<typeof attemptsOf>[]): void {
  const last = perAttempt.at(-1);
  const result = test.results.at(-1);
  if (last === undefined || result?.status !== 'passed' || last.has(WHOLE_TEST)) return;
  if (perAttempt.some((attempt) => attempt.has(WHOLE_TEST)))
    last.set(WHOLE_TEST, wholeAttempt(result, { outcome: 'PASS' }, undefined));
}

/** Returns the attempt's results for each case of its test, or for the whole test when it declares no case. */
function attemptsOf(
  test: TestCase,
  result: TestResult,
  lost: Failure | undefined,
): Map<CaseId | typeof WHOLE_TEST, Attempt> {
  const trace = result.attachments.find((attachment) => attachment.name === 'trace')?.path;
  const origin = originOf(result);
  const records = recordsOf(test, result, lost).map((record) =>
    withoutSlowMachine(withoutBlame(record, lost), result, attemptsBefore(test, result)),
  );
  const attempts = new Map<CaseId | typeof WHOLE_TEST, Attempt>();
  const whole = outcomeOf(test, result, lost);
  // A test may fail although none of its steps failed: in its teardown, or between two steps. This failure must not
  // get lost.
  if (records.length === 0 || (whole.outcome === 'FAIL' && !records.some((record) => record.outcome === 'FAIL'))) {
    attempts.set(WHOLE_TEST, wholeAttempt(result, whole, trace));
  }
  for (const record of records) {
    attempts.set(record.id, {
      outcome: record.outcome,
      durationMs: record.durationMs,
      startedAt: record.outcome === 'BLOCKED' ? undefined : record.startedAt,
      error: record.reason === undefined ? undefined : stripAnsi(record.reason),
      page: record.page,
      blockedBy: record.blockedBy,
      failure: record.failure,
      screenshot: screenshotOf(result, record.evidence),
      trace: record.outcome === 'PASS' ? undefined : trace,
      result,
      origin,
    });
  }
  return attempts;
}

/** Returns the attempt of a whole test: one without cases, or what it does outside the steps of its cases. */
function wholeAttempt(result: TestResult, whole: ReturnType<typeof outcomeOf>, trace: string | undefined): Attempt {
  return {
    outcome: whole.outcome,
    error: whole.error,
    durationMs: result.duration,
    startedAt: result.startTime.getTime(),
    page: undefined,
    blockedBy: undefined,
    failure: whole.failure,
    screenshot: undefined,
    trace: whole.outcome === 'PASS' ? undefined : trace,
    result,
    origin: originOf(result),
  };
}

function screenshotOf(result: TestResult, name: string | undefined): Screenshot | undefined {
  const attachment = name === undefined ? undefined : result.attachments.findLast((one) => one.name === name);
  return attachment?.body === undefined ? undefined : { body: attachment.body, contentType: attachment.contentType };
}

/**
 * Returns the recorded steps of the test. If the test ended before it wrote the record, derives the outcomes of its
 * declared cases from its end.
 */
function recordsOf(test: TestCase, result: TestResult, lost: Failure | undefined): StepRecord[] {
  const note = readInternalData(result, 'protocol', recordSchema);
  if (note !== undefined) return note;
  const declared = declaredCases(test);
  const { outcome, error, failure } = outcomeOf(test, result, lost);
  return declared.map((id, index) => {
    // A scenario failed before its first step was recorded: this step failed, and the others were not reached.
    const blocked = outcome === 'FAIL' && index > 0 ? declared[0] : undefined;
    return {
      id,
      outcome: blocked === undefined ? outcome : 'BLOCKED',
      startedAt: result.startTime.getTime(),
      durationMs: index === 0 ? result.duration : 0,
      ...(error === undefined ? {} : { reason: error }),
      ...(failure === undefined ? {} : { failure }),
      ...(blocked === undefined ? {} : { blockedBy: blocked }),
    };
  });
}

function outcomeOf(
  test: TestCase,
  result: TestResult,
  lost: Failure | undefined,
): { outcome: Outcome; error?: string; failure?: Failure } {
  if (lost !== undefined) return { outcome: 'BLOCKED', error: lost.seen ?? '', failure: lost };
  if (result.status === 'skipped') {
    const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
    return { outcome: 'SKIPPED', error: reason ?? 'skipped' };
  }
  // Does not use the expected status: in a drill every test is expected to fail.
  if (result.status === 'passed') return { outcome: 'PASS' };
  const messages = result.errors.map((error) => formatTestError(error.message ?? error.value ?? ''));
  const note = readInternalData(result, 'failures', testFailuresSchema)?.failures ?? [];
  const [failure] = note;
  const failureField = failure === undefined ? {} : { failure };
  if (isRateLimited(result) && failure !== undefined) {
    const limited = blockedByLimit(failure, messages.join('\n'));
    if (limited !== undefined) return { outcome: 'BLOCKED', error: limited.message, failure: limited.failure };
  }
  const slow = slowFailureOf(result, messages.join('\n'), attemptsBefore(test, result));
  if (slow !== undefined) return { outcome: 'BLOCKED', error: slow.seen, failure: slow };
  // An expectation that failed before the test was blocked is a failure.
  if (failure?.blocked === true) return { outcome: 'BLOCKED', error: messages[0] ?? '', ...failureField };
  return { outcome: 'FAIL', error: messages.join('\n') || `the test ended as ${result.status}`, ...failureField };
}

function attemptsBefore({ results }: TestCase, result: TestResult): readonly TestResult[] {
  return results.slice(0, Math.max(0, results.indexOf(result)));
}
