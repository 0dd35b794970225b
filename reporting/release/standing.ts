/** How each case stands for the release: its outcome, seen together with what is known and what flickers. */
import { caseById, isCaseId, type Priority } from '../../fixtures/catalogue';
import { isFlaky, type Finding } from '../run-report/finding';
import { issueFor, type Books, type KnownIssue } from './known-issues';
import type { Policy } from './policy';

export const STANDINGS = ['passed', 'failed', 'blocked', 'flaky', 'known', 'skipped'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Judged {
  finding: Finding;
  priority: Priority;
  standing: Standing;
  /** The entry that covers the failure; of a blocked case, the one that covers what blocked it. */
  issue: KnownIssue | undefined;
  /** Whether it keeps the release back. */
  blocks: boolean;
}

export interface Ground {
  target: { kind: string; baseUrl: string };
  books: Books;
  policy: Policy;
  now: Date;
}

/** Judges every case. A test beyond the protocol counts like a case of the middle priority. */
export function judge(findings: readonly Finding[], ground: Ground): Judged[] {
  const covering = (finding: Finding) => {
    const cause = finding.outcome === 'BLOCKED' ? (finding.attempts.at(-1)?.blockedBy ?? finding.id) : finding.id;
    return issueFor(cause, ground.target, ground.books, ground.now) ?? issueFor(finding.id, ground.target, ground.books, ground.now);
  };
  return findings.map((finding) => {
    const priority = isCaseId(finding.id) ? caseById(finding.id).priority : 'P2';
    const issue = finding.outcome === 'FAIL' || finding.outcome === 'BLOCKED' ? covering(finding) : undefined;
    const standing = standingOf(finding, issue);
    return { finding, priority, issue, standing, blocks: blocksRelease(finding, priority, standing, ground.policy) };
  });
}

/** Known issues whose case passed in this run: the entry has done its duty. */
export function fixedIssues(findings: readonly Finding[], { books, target, now }: Ground): KnownIssue[] {
  return books.issues.filter((issue) => {
    const applies = issueFor(issue.case, target, { ...books, issues: [issue] }, now) !== undefined;
    return applies && findings.some((finding) => finding.id === issue.case && finding.outcome === 'PASS' && !isFlaky(finding));
  });
}

function standingOf(finding: Finding, issue: KnownIssue | undefined): Standing {
  switch (finding.outcome) {
    case 'PASS':
      return isFlaky(finding) ? 'flaky' : 'passed';
    case 'SKIPPED':
      return 'skipped';
    case 'FAIL':
      return issue === undefined ? 'failed' : 'known';
    case 'BLOCKED':
      return issue === undefined ? 'blocked' : 'known';
  }
}

function blocksRelease(finding: Finding, priority: Priority, standing: Standing, policy: Policy): boolean {
  if (standing !== 'failed' && standing !== 'blocked' && standing !== 'known') return false;
  if (finding.phase !== undefined && !policy.phases[finding.phase].blocks) return false;
  const consequence = policy.priorities[priority];
  if (consequence === 'reported') return false;
  return standing === 'known' ? consequence === 'blocks' : true;
}
