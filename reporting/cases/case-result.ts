import type { TestResult } from '@playwright/test/reporter';
import type { Phase } from '../../suite/catalogue';
import type { Failure } from '../../suite/failure/failure';
import type { Owner } from '../../suite/catalogue/metadata';
import { type Origin, countsWith } from '../collect/origin';
import type { CaseEntry } from '../collect/run-schema';

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
  /** The run of this attempt, where a second run was laid over the first. */
  origin?: Origin | undefined;
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

/**
 * Returns whether a case passed, but not in its first attempt. In a second run a case may pass because the platform has
 * been corrected: attempts with another build do not count.
 */
export function isFlaky({ outcome, attempts }: Pick<CaseResult, 'outcome' | 'attempts'>): boolean {
  const last = attempts.at(-1);
  return (
    outcome === 'PASS' &&
    last !== undefined &&
    attempts.some((attempt) => attempt.outcome !== 'PASS' && countsWith(attempt, last))
  );
}
