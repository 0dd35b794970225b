/** Status of each case for the release: outcome, known issues and flakiness. */
import { caseById, isCaseId, type Priority } from '../../suite/catalogue';
import { isFlaky, type CaseResult } from '../cases/case-result';
import { coversTarget, isExpired, issueFor, type KnownIssuesFile, type KnownIssue } from './known-issues';
import type { Policy } from './policy';

export const CASE_STATUSES = ['passed', 'failed', 'blocked', 'flaky', 'known', 'skipped'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Numbers of cases by status. Each case is counted once, in every report: a flaky one is not passed, a known one not failed. */
export type StatusCounts = Record<CaseStatus, number>;

export function countByStatus(evaluated: readonly Pick<EvaluatedCase, 'status'>[]): StatusCounts {
  const of = (status: CaseStatus) => evaluated.filter((one) => one.status === status).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    blocked: of('blocked'),
    flaky: of('flaky'),
    known: of('known'),
    skipped: of('skipped'),
  };
}

export interface EvaluatedCase {
  caseResult: CaseResult;
  priority: Priority;
  status: CaseStatus;
  /**
   * The known issue that covers the failure; for a blocked case, the known issue that covers the failure that blocked
   * it.
   */
  issue: KnownIssue | undefined;
  /** Whether the case blocks the release. */
  blocks: boolean;
}

export interface StatusContext {
  target: { kind: string; baseUrl: string };
  knownIssues: KnownIssuesFile;
  policy: Policy;
  now: Date;
}

/** Evaluates every case. A test outside the protocol counts as a case of the middle priority. */
export function evaluate(caseResults: readonly CaseResult[], context: StatusContext): EvaluatedCase[] {
  const covering = (caseResult: CaseResult) => {
    const cause =
      caseResult.outcome === 'BLOCKED' ? (caseResult.attempts.at(-1)?.blockedBy ?? caseResult.id) : caseResult.id;
    return (
      issueFor(cause, context.target, context.knownIssues, context.now) ??
      issueFor(caseResult.id, context.target, context.knownIssues, context.now)
    );
  };
  return caseResults.map((caseResult) => {
    const priority = isCaseId(caseResult.id) ? caseById(caseResult.id).priority : 'P2';
    const issue = caseResult.outcome === 'FAIL' || caseResult.outcome === 'BLOCKED' ? covering(caseResult) : undefined;
    const status = statusOf(caseResult, issue);
    return { caseResult, priority, issue, status, blocks: blocksRelease(caseResult, priority, status, context.policy) };
  });
}

/** Returns the known issues whose case passed in this run: their entries are no longer needed. */
export function fixedIssues(
  caseResults: readonly CaseResult[],
  { knownIssues, target, now }: StatusContext,
): KnownIssue[] {
  return knownIssues.issues.filter((issue) => {
    const applies = issueFor(issue.case, target, { ...knownIssues, issues: [issue] }, now) !== undefined;
    return (
      applies &&
      caseResults.some(
        (caseResult) => caseResult.id === issue.case && caseResult.outcome === 'PASS' && !isFlaky(caseResult),
      )
    );
  });
}

/** Returns the known issues of this target that have expired while their case still fails. */
export function expiredIssues(
  caseResults: readonly CaseResult[],
  { knownIssues, target, now }: StatusContext,
): KnownIssue[] {
  return knownIssues.issues.filter(
    (issue) =>
      isExpired(issue, now) &&
      coversTarget(issue, target) &&
      caseResults.some(({ id, outcome }) => id === issue.case && (outcome === 'FAIL' || outcome === 'BLOCKED')),
  );
}

function statusOf(caseResult: CaseResult, issue: KnownIssue | undefined): CaseStatus {
  switch (caseResult.outcome) {
    case 'PASS':
      return isFlaky(caseResult) ? 'flaky' : 'passed';
    case 'SKIPPED':
      return 'skipped';
    case 'FAIL':
      return issue === undefined ? 'failed' : 'known';
    case 'BLOCKED':
      return issue === undefined ? 'blocked' : 'known';
  }
}

function blocksRelease(caseResult: CaseResult, priority: Priority, status: CaseStatus, policy: Policy): boolean {
  if (status !== 'failed' && status !== 'blocked' && status !== 'known') return false;
  if (caseResult.phase !== undefined && !policy.phases[caseResult.phase].blocks) return false;
  const consequence = policy.priorities[priority];
  if (consequence === 'reported') return false;
  return status === 'known' ? consequence === 'blocks' : true;
}
