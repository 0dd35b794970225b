/** Collects the results of a run once. All reports of the run are made from this description. */
import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { environment, leftOutPhases, runId, targetUrl, PROJECT_ROOT } from '../../suite/config/environment';
import { targetFolder } from '../../suite/config/folders';
import type { Target } from '../../suite/config/target';
import { outageText, readOutages } from '../../suite/outage/record';
import { endedWith, withOutages } from '../../suite/outage/restart';
import { readMachineRecord } from '../../suite/machine/record';
import { readRunState } from '../../suite/run/run-state';
import { SignInRateLimiter, maxPerMinute } from '../../suite/sessions/rate-limiter';
import { readSessionLosses } from '../../suite/sessions/session-loss';
import type { ByLanguage } from '../../suite/texts/texts';
import { commitOf } from '../../lib/git';
import type { CauseCheck } from '../causes/cause-check-result';
import { countByStatus } from '../status/case-status';
import { assess, type Assessment } from './assess';
import { attemptOf, flakyTests } from '../status/flaky-tests';
import type { RunFacts } from './observations';
import { missingTestsOf, readMergeNote, type MergeSummary } from '../shards/merge-note';
import { activeFault } from '../collect/active-fault';
import { allBlocked, caseEntry, caseResultsOf } from '../cases/cases';
import { lineOf, placeOf, testName } from '../cases/test-names';
import type { CaseResult } from '../cases/case-result';
import { clockJumpsOf } from '../collect/clock-jumps';
import { networkOf } from '../collect/network';
import { isFlakyByMachine } from '../cases/machine-slow';
import { reasonText } from './reason-texts';
import { slowestPhases } from '../collect/slowest-phases';
import { scopeOf, type Scope } from '../collect/selection';
import { SCHEMA_VERSION, runSchema, type Run } from '../collect/run-schema';
import { isDecided, type StopFacts } from './verdict';

/** The runner's data for a reporter. */
export interface ReporterEnd {
  config: FullConfig | undefined;
  suite: Suite | undefined;
  result: FullResult;
  /** Errors outside any test. */
  runnerErrors: readonly string[];
  /** Why the suite itself refused the run, or how the run was cut. */
  refused?: ByLanguage | undefined;
  /** Attempts that were running when the run was ended. */
  cut?: ReadonlySet<TestResult>;
  stop?: StopFacts | undefined;
  /** The run did not start, was killed, or its runner crashed: it has no end of its own. */
  endless?: boolean | undefined;
  /** Set for the report that a run writes at its beginning. */
  running?: { pid: number; startedAt: string } | undefined;
}

/** The description of a run: the short form for other tools, the case results with their evidence, and the verdict. */
export interface RunResult {
  run: Run;
  caseResults: readonly CaseResult[];
  assessment: Assessment;
}

const NOWHERE = { baseUrl: '', kind: 'remote', version: null } as const;

/** Returns the platform of a run that has not examined it yet. */
function beginningTarget(): Target {
  const { givenUrl } = environment();
  return givenUrl === undefined ? { ...NOWHERE, kind: 'sandbox' } : { ...NOWHERE, baseUrl: givenUrl };
}

/** @param checks results of the run's own checks of its causes, by fingerprint */
export function describeRun(end: ReporterEnd, checks: ReadonlyMap<string, CauseCheck> = new Map()): RunResult {
  const { config, suite, result, runnerErrors, cut, stop, running } = end;
  const note = readRunState(runId());
  const merged = readMergeNote(runId());
  const tests = suite?.allTests() ?? [];
  const rootDir = config?.rootDir ?? PROJECT_ROOT;
  const nameOf = (test: TestCase) => testName(test, rootDir);
  const target = note?.target ?? (running === undefined ? NOWHERE : beginningTarget());
  const unhealthyReason = note?.unhealthyReason ?? null;
  const caseResults = unhealthyReason === null ? caseResultsOf(tests, rootDir, cut) : allBlocked(unhealthyReason);
  const flaky = flakyTests(tests);
  const runFacts: RunFacts = {
    ...networkOf(tests, nameOf),
    notReady: note?.notReady ?? null,
    outages: outagesWith(caseResults),
    sessionLosses: withOutages(readSessionLosses(), readOutages()),
    clockJumps: clockJumpsOf(tests, nameOf),
    machine: merged === undefined ? (readMachineRecord(runId())?.machine ?? null) : merged.machine,
    flakyByMachine: flaky.filter(isFlakyByMachine).length,
    runId: runId(),
  };
  const assessment = assess({
    runFacts,
    tests,
    caseResults,
    target,
    nameOf,
    unhealthyReason,
    unhealthyReasonRu: note?.unhealthyReasonRu,
    // Leaves out runner errors for an unhealthy platform: they would repeat the message of the preflight.
    runnerErrors: unhealthyReason === null ? [gapsOf(merged, tests, rootDir), runnerErrors].flat() : [],
    refused: end.refused,
    activeFault: activeFault(target.version),
    interrupted: stop !== undefined || result.status === 'interrupted' || result.status === 'timedout',
    stop,
    running,
    scope: merged === undefined ? scopeOf(process.argv.slice(2)) : scopeOfMerged(merged),
    leftOut: leftOutPhases(),
    now: new Date(),
    checks,
    flakes: flaky.map((test) => ({
      test: nameOf(test),
      place: placeOf(test),
      byMachine: isFlakyByMachine(test),
      attempts: test.results.map((one) => attemptOf(test, one)),
    })),
  });
  const facts = { target, unhealthyReason, runFacts, merged, tests };
  return { run: runOf(end, { caseResults, assessment }, facts), caseResults, assessment };
}

/** What `run.json` contains beyond cases and verdict. */
interface KnownFacts {
  target: Target;
  unhealthyReason: string | null;
  runFacts: RunFacts;
  merged: MergeSummary | undefined;
  tests: readonly TestCase[];
}

/** Returns the content of `run.json`. */
function runOf(
  end: ReporterEnd,
  { caseResults, assessment }: Omit<RunResult, 'run'>,
  { target, unhealthyReason, runFacts, merged, tests }: KnownFacts,
): Run {
  const cases = caseResults.map(caseEntry);
  const ran = tests.filter((test) => test.results.some((attempt) => attempt.status !== 'skipped'));
  return runSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    seed: seedOf(end.config),
    startedAt: end.result.startTime.toISOString(),
    durationMs: Math.round(end.result.duration),
    git: { sha: commitOf(PROJECT_ROOT) },
    target,
    totals: countByStatus(assessment.evaluated),
    firstAttemptPassRate: ran.length === 0 ? null : ran.filter(passedAtOnce).length / ran.length,
    cases,
    signIns: merged?.signIns ?? signInsOfRun(),
    verdict: verdictOf(assessment),
    state: stateOf(end),
    ...runFacts,
    machine: runFacts.machine ?? null,
    slowestPhases: slowestPhases(tests),
    unhealthyReason,
    runs: merged?.runs ?? [],
  } satisfies Run);
}

function stateOf({ running, stop, endless, result }: ReporterEnd): Run['state'] {
  if (running !== undefined) return 'running';
  return stop !== undefined || endless === true || result.status === 'interrupted' ? 'stopped' : 'finished';
}

/** Returns what a merged run lacks: faults of its shards, and tests of its plan that no shard has run. */
function gapsOf(merged: MergeSummary | undefined, tests: readonly TestCase[], rootDir: string): string[] {
  return merged === undefined
    ? []
    : [...merged.faults, ...missingTestsOf(merged.plan, tests, (test) => lineOf(test, rootDir))];
}

/** What passed before the build changed was tested on another build: several builds decide no release. */
function scopeOfMerged({ plan, runs }: MergeSummary): Scope {
  return new Set(runs.map(({ version }) => version)).size > 1 ? 'selection' : plan.scope;
}

function verdictOf({ decision, reasons, scope }: Assessment): Run['verdict'] {
  return {
    decision,
    ...(isDecided(reasons) ? {} : { decided: false }),
    reasons: reasons.map((reason) => reasonText(reason, 'en')),
    kinds: reasons.map(({ kind }) => kind),
    scope,
  };
}

function outagesWith(caseResults: readonly CaseResult[]): Run['outages'] {
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const all = readOutages();
  return all.map((outage) => {
    const text = outageText(outage);
    const cases = caseResults.filter(({ attempts }) =>
      attempts.some(({ failure }) => failure?.code === 'outage' && failure.seen === text),
    ).length;
    return {
      from: instant(outage.from) ?? '',
      to: instant(outage.to),
      how: outage.how,
      howRu: outage.howRu,
      cases,
      sessionsEnded: endedWith(outage, all, readSessionLosses()),
    };
  });
}

function passedAtOnce(test: TestCase): boolean {
  return test.results[0]?.status === test.expectedStatus;
}

function signInsOfRun(): Run['signIns'] {
  const url = targetUrl();
  if (url === undefined) return { count: 0, maxPerMinute: 0 };
  const attempts = new SignInRateLimiter(targetFolder(url), runId()).attempts();
  return {
    count: attempts.filter((attempt) => attempt.runId === runId()).length,
    maxPerMinute: maxPerMinute(attempts),
  };
}

/** Returns the seed of `--shuffle`, which is stored in the metadata of the run. */
export function seedOf(config: FullConfig | undefined): string | null {
  const seed: unknown = config?.metadata.shuffleSeed;
  return typeof seed === 'string' || typeof seed === 'number' ? String(seed) : null;
}
