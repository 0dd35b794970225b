/** How each case stands for the release: its outcome, seen together with what is known and what flickers. */
import { caseById, isCaseId, type Priority } from '../../fixtures/catalogue';
import { isFlaky, type CaseResult } from '../run-report/case-result';
import { issueFor, type KnownIssuesFile, type KnownIssue } from './known-issues';
import type { Policy } from './policy';

export const CASE_STATUSES = ['passed', 'failed', 'blocked', 'flaky', 'known', 'skipped'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export interface EvaluatedCase {
  caseResult: CaseResult;
  priority: Priority;
  status: CaseStatus;
  /** The entry that covers the failure; of a blocked case, the one that covers what blocked it. */
  issue: KnownIssue | undefined;
  /** Whether it keeps the release back. */
  blocks: boolean;
}

export interface StatusContext {
  target: { kind: string; baseUrl: string };
  knownIssues: KnownIssuesFile;
  policy: Policy;
  now: Date;
}

/** Judges every case. A test beyond the protocol counts like a case of the middle priority. */
export function evaluate(caseResults: readonly CaseResult[], context: StatusContext): EvaluatedCase[] {
  const covering = (caseResult: CaseResult) => {
    const cause = caseResult.outcome === 'BLOCKED' ? (caseResult.attempts.at(-1)?.blockedBy ?? caseResult.id) : caseResult.id;
    return issueFor(cause, context.target, context.knownIssues, context.now) ?? issueFor(caseResult.id, context.target, context.knownIssues, context.now);
  };
  return caseResults.map((caseResult) => {
    const priority = isCaseId(caseResult.id) ? caseById(caseResult.id).priority : 'P2';
    const issue = caseResult.outcome === 'FAIL' || caseResult.outcome === 'BLOCKED' ? covering(caseResult) : undefined;
    const status = statusOf(caseResult, issue);
    return { caseResult, priority, issue, status, blocks: blocksRelease(caseResult, priority, status, context.policy) };
  });
}

/** Known issues whose case passed in this run: the entry has done its duty. */
export function fixedIssues(caseResults: readonly CaseResult[], { knownIssues, target, now }: StatusContext): KnownIssue[] {
  return knownIssues.issues.filter((issue) => {
    const applies = issueFor(issue.case, target, { ...knownIssues, issues: [issue] }, now) !== undefined;
    return applies && caseResults.some((caseResult) => caseResult.id === issue.case && caseResult.outcome === 'PASS' && !isFlaky(caseResult));
  });
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
