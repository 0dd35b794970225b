import { timingsSchema } from '../../suite/run/timings-note';
import type { CaseResult } from '../cases/case-result';
import { readInternalData } from '../collect/internal-data';

/** Returns the request of a failure: one that failed, or got status 500 and above, during its step. */
export function failingRequest(
  caseResult: CaseResult,
): { request: string; status: number | null; at: number } | undefined {
  const attempt = caseResult.attempts.findLast((one) => one.outcome === 'FAIL');
  if (attempt?.startedAt === undefined) return undefined;
  const note = readInternalData(attempt.result, 'timings', timingsSchema);
  const from = attempt.startedAt;
  const until = from + attempt.durationMs;
  const found = note?.answers.findLast(
    ([at, , , status]) => at >= from && at <= until && (status === null || status >= 500),
  );
  if (found === undefined) return undefined;
  const [at, method, path, status] = found;
  return { request: `${method} ${path}`, status, at };
}
