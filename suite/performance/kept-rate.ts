/** Whether the load generator kept its rate. */
import type { LoadResult } from './load';
import { timesOf } from './measured';

/** A generator that sends this share of a rate has kept it: the last second is not waited for. */
const KEPT_SHARE = 0.8;

/**
 * Returns false when fewer requests were sent in a second than asked for, although the answers left time for them. A slow
 * platform is no fault of the generator: each caller waits for its answer.
 */
export function keptRate(
  { answers, unanswered }: LoadResult,
  { perSecond, seconds, callers }: { perSecond: number; seconds: number; callers: number },
): boolean {
  const tookSeconds = Math.max(1, Math.ceil((answers.at(-1)?.atMs ?? 0) / 1_000));
  const busySeconds = timesOf(answers).reduce((sum, ms) => sum + ms, 0) / 1_000 / callers;
  const sent = (answers.length + unanswered) / callers / tookSeconds;
  return sent >= KEPT_SHARE * perSecond || unanswered > 0 || busySeconds >= KEPT_SHARE * seconds;
}
