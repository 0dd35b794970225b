import type { TestResult } from '@playwright/test/reporter';
import type { Phase } from '../../fixtures/catalogue';
import type { Failure } from '../../fixtures/failure/failure';
import type { CaseEntry } from './schema';

/** A picture of what was on the screen. */
export interface Screenshot {
  body: Buffer;
  contentType: string;
}

/** What one attempt of a test has to say about a case. */
export interface Attempt {
  outcome: CaseEntry['outcome'];
  durationMs: number;
  /** Milliseconds since the epoch; undefined when the case was not reached. */
  startedAt: number | undefined;
  error: string | undefined;
  /** The page on which it failed. */
  page: string | undefined;
  /** The action whose failure blocked it. */
  blockedBy: string | undefined;
  /** What failed, as data; of a blocked case without a failed action before it, what blocked it. Undefined in older records. */
  failure?: Failure | undefined;
  screenshot: Screenshot | undefined;
  /** The trace's zip, kept for attempts that failed. */
  trace: string | undefined;
  result: TestResult;
}

/** All that a run knows about a case; `run.json` holds the short form of it. */
export interface CaseResult extends CaseEntry {
  /** The part of the release it belongs to; undefined for a test that does not say. */
  phase: Phase | undefined;
  /** `e2e/journey.spec.ts:4`: what Playwright takes to run its test alone; empty for a platform that could not be tested. */
  place: string;
  /** Every attempt, the last one at the end; empty for a platform that could not be tested. */
  attempts: readonly Attempt[];
}

/** Whether a case passed, but not at its first attempt. */
export function isFlaky(caseResult: CaseResult): boolean {
  return caseResult.outcome === 'PASS' && caseResult.attempts.some((attempt) => attempt.outcome !== 'PASS');
}
