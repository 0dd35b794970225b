/** Puts together what a run found out. Everything a run leaves in writing is made from this one reading of it. */
import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { PROJECT_ROOT, runId, targetUrl } from '../../fixtures/environment';
import { targetFolder } from '../../fixtures/run/folders';
import { readRunNote } from '../../fixtures/run/run-note';
import { Ration, busiestMinute } from '../../fixtures/sessions/ration';
import { commitOf } from '../git';
import type { CauseCheck } from '../release/cause-check';
import { assess, type Assessment, type Flake } from '../release/assess';
import { gapsOf, readMergeNote } from '../shards/merge-note';
import { plain } from '../text/plain';
import { brokenOnPurpose } from './broken-on-purpose';
import { allBlocked, caseResult, findingsOf, lineOf, placeOf, testName } from './cases';
import type { Finding } from './finding';
import { networkOf } from './network';
import { reasonText } from './reason-texts';
import { scopeOf } from './selection';
import { SCHEMA_VERSION, runShape, type Run } from './shape';

/** What the runner hands to a reporter. */
export interface Ending {
  config: FullConfig | undefined;
  suite: Suite | undefined;
  result: FullResult;
  /** Errors outside any test. */
  mishaps: readonly string[];
}

/** A run as it is written down: the short form for other tools, the findings with their evidence, and the judgement. */
export interface Description {
  run: Run;
  findings: readonly Finding[];
  assessment: Assessment;
}

const NOWHERE = { baseUrl: '', kind: 'remote', version: null } as const;

/** @param checks what the run has found out about its causes, by their fingerprint */
export function describeRun({ config, suite, result, mishaps }: Ending, checks: ReadonlyMap<string, CauseCheck> = new Map()): Description {
  const note = readRunNote(runId());
  const merged = readMergeNote(runId());
  const tests = suite?.allTests() ?? [];
  const rootDir = config?.rootDir ?? PROJECT_ROOT;
  const nameOf = (test: TestCase) => testName(test, rootDir);
  const target = note?.target ?? NOWHERE;
  const unwell = note?.unwell ?? null;
  const findings = unwell === null ? findingsOf(tests, rootDir) : allBlocked(unwell);
  const gaps = merged === undefined ? [] : [...merged.faults, ...gapsOf(merged.plan, tests, (test) => lineOf(test, rootDir))];
  // An attempt that is skipped because the platform turned out to be unwell rescues nothing.
  const flaky = tests.filter((test) => test.outcome() === 'flaky' && test.results.some(({ status }) => status === 'passed'));
  const met = { ...networkOf(tests, nameOf), notReady: note?.notReady ?? null, runId: runId() };
  const assessment = assess({
    met,
    tests,
    findings,
    target,
    nameOf,
    unwell,
    // What the preflight has said already is not said again as an error of the runner.
    mishaps: unwell === null ? [gaps, mishaps, brokenOnPurpose(target.version) ?? []].flat() : [],
    interrupted: result.status === 'interrupted' || result.status === 'timedout',
    scope: merged?.plan.scope ?? scopeOf(process.argv.slice(2)),
    now: new Date(),
    checks,
    flakes: flaky.map((test) => ({ test: nameOf(test), place: placeOf(test), attempts: test.results.map((one) => attemptOf(test, one)) })),
  });

  const cases = findings.map(caseResult);
  const ran = tests.filter((test) => test.results.some((attempt) => attempt.status !== 'skipped'));
  const count = (outcome: string) => cases.filter((entry) => entry.outcome === outcome).length;
  const run = runShape.parse({
    schemaVersion: SCHEMA_VERSION,
    runId: runId(),
    seed: seedOf(config),
    startedAt: result.startTime.toISOString(),
    durationMs: Math.round(result.duration),
    git: { sha: commitOf(PROJECT_ROOT) },
    target,
    totals: { passed: count('PASS'), failed: count('FAIL'), blocked: count('BLOCKED'), flaky: flaky.length, skipped: count('SKIPPED'), known: assessment.judged.filter(({ standing }) => standing === 'known').length },
    firstAttemptPassRate: ran.length === 0 ? null : ran.filter(passedAtOnce).length / ran.length,
    cases,
    signIns: merged?.signIns ?? signInsOfRun(),
    verdict: {
      decision: assessment.decision,
      reasons: assessment.reasons.map((reason) => reasonText(reason, 'en')),
      scope: assessment.scope,
    },
    network: met.network,
    leftBehind: met.leftBehind,
    notReady: met.notReady,
    unwell,
  } satisfies Run);
  return { run, findings, assessment };
}

function attemptOf(test: TestCase, result: TestResult): Flake['attempts'][number] {
  const [error] = result.errors;
  const trace = result.attachments.find((attachment) => attachment.name === 'trace')?.path;
  return { passed: result.status === test.expectedStatus, error: error === undefined ? null : plain(error.message ?? error.value ?? ''), trace: trace ?? null };
}

function passedAtOnce(test: TestCase): boolean {
  return test.results[0]?.status === test.expectedStatus;
}

function signInsOfRun(): Run['signIns'] {
  const url = targetUrl();
  if (url === undefined) return { count: 0, maxPerMinute: 0 };
  const attempts = new Ration(targetFolder(url), runId()).attempts();
  return { count: attempts.filter((attempt) => attempt.runId === runId()).length, maxPerMinute: busiestMinute(attempts) };
}

/** `--shuffle` makes a seed and leaves it in the run's metadata. */
export function seedOf(config: FullConfig | undefined): string | null {
  const seed: unknown = config?.metadata.shuffleSeed;
  return typeof seed === 'string' || typeof seed === 'number' ? String(seed) : null;
}
