/** The run of an attempt, where a report shows more than one: a second run repeats what did not pass. */
import type { TestResult } from '@playwright/test/reporter';
import { z } from 'zod';
import type { Failure } from '../../suite/failure/failure';
import { readInternalData } from './internal-data';

export const originSchema = z.object({
  runId: z.string(),
  /** Build of the platform; null when it does not report it. */
  build: z.string().nullable(),
});
export type Origin = z.infer<typeof originSchema>;

/** Returns the run of an attempt; undefined where the report shows one run. */
export function originOf(result: TestResult): Origin | undefined {
  return readInternalData(result, 'origin', originSchema);
}

/** Returns whether two attempts met the same build. A build that is not reported is taken for the same: then a pass may be luck. */
export function isSameBuild(one: Origin | undefined, other: Origin | undefined): boolean {
  const [build, otherBuild] = [one?.build ?? null, other?.build ?? null];
  return build === null || otherBuild === null || build === otherBuild;
}

interface Tried {
  outcome: string;
  failure?: Failure | undefined;
  origin?: Origin | undefined;
}

/**
 * Returns whether an attempt that did not pass says something against a later one that did: both met the same build, and
 * an attempt of an earlier run was not merely skipped, or cut by the end of its run.
 */
export function countsWith(attempt: Tried, last: Tried): boolean {
  if (attempt.origin?.runId === last.origin?.runId) return true;
  return (
    isSameBuild(attempt.origin, last.origin) && attempt.outcome !== 'SKIPPED' && attempt.failure?.code !== 'interrupted'
  );
}
