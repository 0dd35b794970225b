/** Finds the failing requests of a platform's pages that explain no failure: they fail in more cases that pass. */
import type { Failure } from '../../suite/failure/failure';
import { timingsSchema } from '../../suite/run/timings-note';
import type { CaseResult } from '../cases/case-result';
import { readInternalData } from '../collect/internal-data';
import type { EvaluatedCase } from '../status/case-status';
import { requestKey } from './cause-key';

/**
 * Returns the keys of requests that got 5xx or no response in more passed than other cases, such as the notifications
 * that every page of a build asks for in vain.
 */
export function commonErrors(evaluated: readonly EvaluatedCase[]): ReadonlySet<string> {
  const surplus = new Map<string, number>();
  for (const { caseResult } of evaluated) {
    const step = caseResult.outcome === 'PASS' ? 1 : -1;
    for (const key of failingIn(caseResult)) surplus.set(key, (surplus.get(key) ?? 0) + step);
  }
  return new Set([...surplus].filter(([, count]) => count > 0).map(([key]) => key));
}

/** Returns the failure without the failed requests of its page that explain no failure. */
export function withoutCommonErrors(failure: Failure, common: ReadonlySet<string>): Failure {
  const { failedRequests } = failure;
  return failedRequests === undefined
    ? failure
    : { ...failure, failedRequests: failedRequests.filter((request) => !common.has(requestKey(request))) };
}

/** Several cases may share a test: only what failed during the case itself counts. */
function failingIn({ attempts }: CaseResult): ReadonlySet<string> {
  const last = attempts.at(-1);
  if (last?.startedAt === undefined) return new Set();
  const [from, until] = [last.startedAt, last.startedAt + last.durationMs];
  const answers = readInternalData(last.result, 'timings', timingsSchema)?.answers ?? [];
  const failing = answers.filter(([at, , , status]) => at >= from && at <= until && (status === null || status >= 500));
  return new Set(
    failing.map(([, method, path, status]) => requestKey({ method, path, ...(status === null ? {} : { status }) })),
  );
}
