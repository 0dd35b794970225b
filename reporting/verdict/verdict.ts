/** Computes GO or NO-GO. Every reason against a release is data here; `reason-texts.ts` turns it into text. */
import { NUMBERED_STEPS, PHASES, casesOf, SCENARIOS, type Phase } from '../../suite/catalogue';
import type { ByLanguage } from '../../suite/texts/texts';
import type { Scope } from '../collect/selection';
import type { Figures } from './figures';
import type { Observation } from './instability';
import type { Policy } from '../status/policy';
import type { EvaluatedCase } from '../status/case-status';

export type Decision = 'GO' | 'NO-GO';

export type Reason =
  | { kind: 'unhealthy'; text: string; textRu: string | undefined }
  /** An error outside any test. In Russian where the suite itself knows what it is. */
  | { kind: 'runner error'; text: string; textRu?: string | undefined }
  /** A sandbox with an active fault. */
  | { kind: 'broken sandbox'; fault: string }
  | { kind: 'interrupted'; stop?: StopFacts | undefined }
  | { kind: 'running'; pid: number; startedAt: string }
  | { kind: 'failed' | 'blocked' | 'known'; ids: string[] }
  /** Cases that only ran into time-outs while the machine was too slow, also when repeated, and those that they blocked. */
  | { kind: 'machine slow'; ids: string[] }
  | { kind: 'flaky'; tests: string[]; allowed: number }
  | { kind: 'nothing' }
  | { kind: 'too few'; phase: Phase; run: number; minimum: number }
  | { kind: 'over'; what: Figures['kinds'][number]['kind']; value: number; limit: number }
  | { kind: 'sign-ins'; failed: number; count: number }
  | { kind: 'unanswered' | 'errors'; value: number; limit: number }
  | { kind: 'observed'; observation: Observation }
  | { kind: 'known issues'; text: string; textRu?: string | undefined }
  /** The suite itself is at fault for this number of cases; they do not count against the platform. */
  | { kind: 'own fault'; cases: number; sentence: { en: string; ru: string } };

/** How far a run had come when it was ended, and by what. */
export interface StopFacts {
  /** A signal, or `command`: the command that started the run had ended. */
  by: string;
  done: number;
  all: number;
}

/** All inputs of the verdict. */
export interface VerdictInput {
  evaluated: readonly EvaluatedCase[];
  /** Tests that passed only in a later attempt, except quarantined ones. */
  flakes: readonly string[];
  /** Errors outside any test: a spec that cannot be loaded, a worker that crashed. */
  runnerErrors: readonly string[];
  /** Why the suite itself refused the run, or how the run was cut. */
  refused?: ByLanguage | undefined;
  /** Fault with which the sandbox runs. */
  activeFault?: string | undefined;
  /** The run was stopped before it finished. */
  interrupted: boolean;
  /** What has stopped it, where that is known. */
  stop?: StopFacts | undefined;
  /** The run still goes on: this is its report until its end. */
  running?: { pid: number; startedAt: string } | undefined;
  unhealthyReason: string | null;
  /** The same in Russian. */
  unhealthyReasonRu?: string | undefined;
  figures: Figures;
  /** Observations outside the cases; none when omitted. */
  observations?: readonly Observation[];
  policy: Policy;
  scope: Scope;
  /** Phases that the command of the run leaves out on purpose: none of their cases is asked for. */
  leftOut?: readonly string[] | undefined;
  /** Errors in the policy or in the lists of known issues. */
  knownIssueErrors: readonly ByLanguage[];
  /** Causes that the run itself has identified as the suite's own fault. */
  ownFaults?: readonly { cases: number; sentence: { en: string; ru: string } }[];
}

/**
 * Returns the reasons against a GO. A GO needs executed cases, sufficient coverage, and no blocking reason. A run
 * that executed nothing is NO-GO: an empty result proves nothing.
 */
export function reasonsAgainst(input: VerdictInput): Reason[] {
  const { evaluated, policy, figures } = input;
  const reasons: Reason[] = [];
  if (input.unhealthyReason !== null)
    reasons.push({ kind: 'unhealthy', text: input.unhealthyReason, textRu: input.unhealthyReasonRu });
  if (input.refused !== undefined)
    reasons.push({ kind: 'runner error', text: input.refused.en, textRu: input.refused.ru });
  reasons.push(...input.runnerErrors.map((text) => ({ kind: 'runner error' as const, text })));
  if (input.activeFault !== undefined && input.unhealthyReason === null)
    reasons.push({ kind: 'broken sandbox', fault: input.activeFault });
  reasons.push(...(input.ownFaults ?? []).map((fault) => ({ kind: 'own fault' as const, ...fault })));
  if (input.running !== undefined) reasons.push({ kind: 'running', ...input.running });
  if (input.interrupted) reasons.push({ kind: 'interrupted', stop: input.stop });
  const undecided = undecidedBySlowMachine(evaluated);
  for (const kind of ['failed', 'blocked', 'known'] as const) {
    const ofKind = evaluated.filter((one) => one.blocks && one.status === kind).map((one) => one.caseResult.id);
    const ids = kind === 'blocked' ? ofKind.filter((id) => !undecided.includes(id)) : ofKind;
    // An unhealthy platform blocks every case, so the ids are omitted.
    if (ids.length > 0 && !(kind !== 'failed' && input.unhealthyReason !== null)) reasons.push({ kind, ids });
  }
  if (undecided.length > 0) reasons.push({ kind: 'machine slow', ids: undecided });
  if (input.flakes.length > policy.flakesAllowed)
    reasons.push({ kind: 'flaky', tests: [...input.flakes], allowed: policy.flakesAllowed });
  const isComplete = input.running === undefined && !input.interrupted;
  if (input.unhealthyReason === null)
    reasons.push(...(isComplete ? shortfalls(input) : []), ...excesses(figures, policy));
  reasons.push(
    ...(input.observations ?? [])
      .filter(({ blocks }) => blocks)
      .map((observation) => ({ kind: 'observed' as const, observation })),
  );
  reasons.push(
    ...input.knownIssueErrors.map(({ en, ru }) => ({ kind: 'known issues' as const, text: en, textRu: ru })),
  );
  return reasons;
}

/** Returns the blocked cases of which nothing is known because the machine was too slow for them, or for what they need. */
function undecidedBySlowMachine(evaluated: readonly EvaluatedCase[]): string[] {
  const last = ({ caseResult }: EvaluatedCase) => caseResult.attempts.at(-1);
  const slow = new Set(
    evaluated.filter((one) => last(one)?.failure?.code === 'machine-slow').map(({ caseResult }) => caseResult.id),
  );
  const needs = (one: EvaluatedCase) => last(one)?.blockedBy ?? last(one)?.failure?.blockingStep;
  return evaluated
    .filter((one) => one.blocks && one.status === 'blocked')
    .filter((one) => slow.has(one.caseResult.id) || slow.has(needs(one) ?? ''))
    .map(({ caseResult }) => caseResult.id);
}

/** Returns whether the run has an outcome: an interrupted run in which nothing failed has none. */
export function isDecided(reasons: readonly Reason[]): boolean {
  return (
    reasons.length === 0 ||
    reasons.some(({ kind }) => kind !== 'interrupted' && kind !== 'running' && kind !== 'blocked') ||
    !reasons.some(({ kind }) => kind === 'interrupted' || kind === 'running')
  );
}

/**
 * Returns how many cases of a phase count and how many of them were run. Counts steps if the phase has steps, else
 * cases, else tests.
 */
export function coverage(phase: Phase, evaluated: readonly EvaluatedCase[]): { run: number; all: number } {
  const counted = countedCases(phase);
  const ofPhase = evaluated.filter((one) => one.caseResult.phase === phase);
  const lines = counted === undefined ? ofPhase : ofPhase.filter((one) => counted.has(one.caseResult.id));
  // A blocked case counts as run; the failure that blocked it decides whether the release is blocked.
  const run = lines.filter((one) => one.caseResult.outcome !== 'SKIPPED').length;
  return { run, all: counted?.size ?? lines.length };
}

/** Returns the cases that define the phase. Undefined for a phase with generated tests. */
export function countedCases(phase: Phase): ReadonlySet<string> | undefined {
  if (phase === 'assignments') return new Set(NUMBERED_STEPS.map((step) => step.id));
  const ids = SCENARIOS.filter((scenario) => scenario.phase === phase).flatMap((scenario) =>
    casesOf(scenario.id).map((entry) => entry.id),
  );
  const numbered = ids.filter((id) => /^(?:[A-Z]|SE|PF|GR|DE)\d+$/.test(id));
  return numbered.length === 0 ? undefined : new Set<string>(numbered);
}

function shortfalls({
  evaluated,
  policy,
  scope,
  leftOut = [],
  runnerErrors,
  refused,
  activeFault,
}: VerdictInput): Reason[] {
  if (!evaluated.some((one) => one.caseResult.outcome !== 'SKIPPED'))
    return runnerErrors.length > 0 || refused !== undefined || activeFault !== undefined ? [] : [{ kind: 'nothing' }];
  if (scope === 'selection') return [];
  return PHASES.filter((phase) => !leftOut.includes(phase)).flatMap((phase) => {
    const { minimum } = policy.phases[phase];
    const { run } = coverage(phase, evaluated);
    return run < minimum ? [{ kind: 'too few' as const, phase, run, minimum }] : [];
  });
}

function excesses(figures: Figures, { limits }: Policy): Reason[] {
  const { kinds, errorShare, answeredShare, signIns } = figures;
  const blocks = (what: Policy['limits']['blocking'][number]) => limits.blocking.includes(what);
  return [
    ...limits.blocking
      .flatMap((what) => kinds.filter((figure) => figure.kind === what && figure.verdict === 'over'))
      .map((figure) => ({
        kind: 'over' as const,
        what: figure.kind,
        value: figure.averageMs,
        limit: figure.limitMs ?? 0,
      })),
    ...(blocks('errors') && errorShare.verdict === 'over' ? [{ kind: 'errors' as const, ...errorShare }] : []),
    ...(blocks('answered') && answeredShare.verdict === 'over'
      ? [{ kind: 'unanswered' as const, ...answeredShare }]
      : []),
    ...(blocks('sign-ins') && signIns.failed > 0 ? [{ kind: 'sign-ins' as const, ...signIns }] : []),
  ];
}
