import type { TestResult } from '@playwright/test/reporter';
import type { Phase } from '../../suite/catalogue';
import type { Failure } from '../../suite/failure/failure';
import type { Owner } from '../../suite/catalogue/metadata';
import type { CaseEntry } from './schema';

export interface Screenshot {
  body: Buffer;
  contentType: string;
}

/** Result of one attempt of a test for a case. */
export interface Attempt {
  outcome: CaseEntry['outcome'];
  durationMs: number;
  /** Milliseconds since the epoch; undefined when the case was not reached. */
  startedAt: number | undefined;
  error: string | undefined;
  /** The page on which it failed. */
  page: string | undefined;
  /** Id of the failed action that blocked it. */
  blockedBy: string | undefined;
  /**
   * The failure as data. For a blocked case without an earlier failed action, the failure that blocked it. Undefined
   * in older records.
   */
  failure?: Failure | undefined;
  screenshot: Screenshot | undefined;
  /** Zip file of the trace, kept for attempts that failed. */
  trace: string | undefined;
  result: TestResult;
}

/** All data of a run about a case; `run.json` contains the short form. */
export interface CaseResult extends CaseEntry {
  /** Title in Russian, of a test beyond the protocol. */
  titleRu?: string | undefined;
  /** Owner of its test. */
  owner?: Owner | undefined;
  /** Phase of the release; undefined for a test that declares none. */
  phase: Phase | undefined;
  /**
   * `e2e/journey.spec.ts:4`: the Playwright argument that runs only its test; empty when the platform could not be
   * tested.
   */
  place: string;
  /** Every attempt in order; empty when the platform could not be tested. */
  attempts: readonly Attempt[];
}

/** Returns whether a case passed, but not in its first attempt. */
export function isFlaky(caseResult: CaseResult): boolean {
  return caseResult.outcome === 'PASS' && caseResult.attempts.some((attempt) => attempt.outcome !== 'PASS');
}
