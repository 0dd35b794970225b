/** Collects all data on which the release verdict depends. */
import type { TestCase } from '@playwright/test/reporter';
import { z } from 'zod';
import { isCaseId } from '../../suite/catalogue';
import { text, type ByLanguage } from '../../suite/texts/texts';
import type { CaseResult } from '../cases/case-result';
import { titlesOfTests, type TestTitles } from '../cases/test-titles';
import { reasonsAgainst, type Decision, type VerdictInput, type Reason } from './verdict';
import type { Scope } from '../collect/selection';
import type { CauseCheck } from '../causes/cause-check-result';
import { causesOf, size, type Cause } from '../causes/causes';
import type { Measured } from '../../suite/performance/measured';
import { figuresOf, outsideOutages, type Figures } from './figures';
import { measured } from '../collect/timings';
import {
  mistakesIn,
  readKnownIssues,
  type KnownIssuesFile,
  type KnownIssue,
  type Quarantined,
} from '../status/known-issues';
import { measuredRows } from '../collect/measured';
import type { Observation } from './instability';
import { observationsOf, type RunFacts } from './observations';
import type { FlakyTest } from '../status/flaky-tests';
import { policyFor, readPolicy, type Policy } from '../status/policy';
import { sentenceOf } from '../causes/sentences';
import { expiredIssues, fixedIssues, evaluate, type EvaluatedCase } from '../status/case-status';

export interface Assessment {
  decision: Decision;
  scope: Scope;
  reasons: Reason[];
  policy: Policy;
  evaluated: EvaluatedCase[];
  causes: Cause[];
  flakes: FlakyTest[];
  figures: Figures;
  /** What the performance cases measured. */
  measured: Measured[];
  /** Observations outside the cases. */
  observations: Observation[];
  /** Titles of the run's tests, by their names. */
  titles: TestTitles;
  /** Known issues whose case passed: remove them from the list. */
  fixed: KnownIssue[];
  /** Known issues that have expired while their case still fails: it counts again. */
  expired: KnownIssue[];
}

export interface Evidence {
  tests: readonly TestCase[];
  caseResults: readonly CaseResult[];
  target: { kind: 'sandbox' | 'remote'; baseUrl: string };
  runnerErrors: readonly string[];
  refused?: VerdictInput['refused'];
  /** Fault with which the sandbox runs. */
  activeFault?: string | undefined;
  interrupted: boolean;
  stop?: VerdictInput['stop'];
  running?: VerdictInput['running'];
  unhealthyReason: string | null;
  /** The same in Russian. */
  unhealthyReasonRu?: string | undefined;
  scope: Scope;
  /** Phases that the command of the run leaves out on purpose. */
  leftOut?: readonly string[];
  now: Date;
  /** Results of the run's own checks of its causes, by fingerprint. */
  checks?: ReadonlyMap<string, CauseCheck>;
  nameOf: (test: TestCase) => string;
  flakes: readonly Omit<FlakyTest, 'quarantined'>[];
  runFacts: RunFacts;
}

/**
 * Used when known-issues.json cannot be read: the strictest reading is no known issues. The verdict reports the
 * error.
 */
const NO_KNOWN_ISSUES: KnownIssuesFile = { issues: [], quarantine: [] };

export function assess(evidence: Evidence, files = { policy: readPolicy, knownIssues: readKnownIssues }): Assessment {
  const wrong: ByLanguage[] = [];
  const policy = policyFor(
    readOr(files.policy, STRICTEST, 'release-policy.json', wrong),
    evidence.target.kind,
    evidence.now,
  );
  const knownIssues = readOr(files.knownIssues, NO_KNOWN_ISSUES, 'known-issues.json', wrong);
  const names = new Set(evidence.tests.map((test) => evidence.nameOf(test)));
  // A selection does not contain every test, so only the dates of the entries can be checked.
  const isKnownTest = (name: string) => evidence.scope === 'selection' || names.has(name);
  wrong.push(...mistakesIn(knownIssues, isCaseId, isKnownTest, evidence.now));

  const context = { target: evidence.target, knownIssues, policy, now: evidence.now };
  const evaluated = evaluate(evidence.caseResults, context);
  const flakes = evidence.flakes.map((flake) => ({
    ...flake,
    quarantined: quarantineOf(flake.test, knownIssues, evidence.now),
  }));
  const { answers, notes } = measured(evidence.tests, evidence.nameOf);
  const figures = figuresOf(outsideOutages(answers, evidence.runFacts.outages), notes, policy.limits);
  const causes = causesOf(evaluated, evidence.unhealthyReason, evidence.checks);
  const titles = titlesOfTests(evidence.tests, evidence.nameOf);
  const observations = observationsOf(evidence.runFacts, evidence.target, titles);
  const reasons = reasonsAgainst({
    observations,
    evaluated,
    flakes: blockingFlakes(flakes),
    runnerErrors: evidence.runnerErrors,
    refused: evidence.refused,
    activeFault: evidence.activeFault,
    interrupted: evidence.interrupted,
    stop: evidence.stop,
    running: evidence.running,
    unhealthyReason: evidence.unhealthyReason,
    unhealthyReasonRu: evidence.unhealthyReasonRu,
    figures,
    policy,
    scope: evidence.scope,
    leftOut: evidence.leftOut,
    knownIssueErrors: wrong,
    ownFaults: ownFaultsOf(causes),
  });
  return {
    decision: reasons.length === 0 ? 'GO' : 'NO-GO',
    // A run without some phases is judged, and decides no release.
    scope: (evidence.leftOut ?? []).length > 0 ? 'selection' : evidence.scope,
    reasons,
    policy,
    evaluated,
    causes,
    flakes,
    figures,
    measured: measuredRows(evidence.tests),
    observations,
    titles,
    fixed: fixedIssues(evidence.caseResults, context),
    expired: expiredIssues(evidence.caseResults, context),
  };
}

/** Returns the flaky tests that stand against a GO. A slow machine explains its own. */
function blockingFlakes(flakes: readonly FlakyTest[]): string[] {
  return flakes
    .filter((flake) => flake.quarantined === undefined && flake.byMachine !== true)
    .map((flake) => flake.test);
}

/** Returns the causes for which a second request has shown that the suite is at fault. */
function ownFaultsOf(causes: readonly Cause[]): NonNullable<VerdictInput['ownFaults']> {
  return causes
    .filter(({ check, blocks }) => blocks && check?.outcome === 'suite')
    .map((cause) => ({ cases: size(cause), sentence: sentenceOf(cause) }));
}

function quarantineOf(test: string, knownIssues: KnownIssuesFile, now: Date): Quarantined | undefined {
  return knownIssues.quarantine.find((entry) => entry.test === test && entry.expires >= now.toISOString().slice(0, 10));
}

function readOr<T>(read: () => T, otherwise: T, file: string, wrong: ByLanguage[]): T {
  try {
    return read();
  } catch (error) {
    const problems =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`)
        : [String(error)];
    wrong.push({ en: `${file} cannot be used: ${problems.join('; ')}`, ru: text('ru', 'reason.unusable', { file }) });
    return otherwise;
  }
}

const all = { blocks: true, minimum: 1 };
const STRICTEST: Policy = {
  phases: {
    'sign-in': all,
    assignments: all,
    security: all,
    performance: all,
    api: all,
    deployment: all,
    admin: all,
    family: all,
    access: all,
    accessibility: all,
    journey: all,
  },
  exposed: {},
  priorities: { P1: 'blocks', P2: 'blocks', P3: 'blocks' },
  flakesAllowed: 0,
  limits: {
    blocking: ['all', 'errors', 'answered', 'sign-ins'],
    judgedFrom: 1,
    averageMs: { all: 200, health: 50, 'sign-in': 200, profile: 100, lists: 200, admin: 300 },
    errorShare: 0.01,
    answeredShare: 0.999,
  },
};
