/** Finds the failing requests of a platform's pages that explain no failure: they fail in more cases that pass. */
import type { Failure } from '../../suite/failure/failure';
import { timingsSchema } from '../../suite/run/timings-note';
import type { CaseResult } from '../cases/case-result';
import { readInternalData } from '../collect/internal-data';
import type { EvaluatedCase } from '../status/case-status';
import { requestKey } from './cause-key';

/** So many passed cases show that a request explains no failure. */
const MIN_PASSED = 3;
/** It fails in nearly all of the passed cases that send it: not now and then, as on a platform that is unstable. */
const NEARLY_ALL = 0.9;

/**
 * Returns the keys of requests that got 5xx or no response in more passed than other cases, or in nearly all passed
 * cases that send them, such as the notifications that every page of a build asks for in vain.
 */
export function commonErrors(evaluated: readonly EvaluatedCase[]): ReadonlySet<string> {
  const passed = requestsIn(evaluated.filter(({ caseResult }) => caseResult.outcome === 'PASS'));
  const others = requestsIn(evaluated.filter(({ caseResult }) => caseResult.outcome !== 'PASS'));
  const isCommon = ([key, address]: [string, string]) => {
    const failures = passed.filter(({ failing }) => failing.has(key)).length;
    const sent = passed.filter(({ answered }) => answered.has(address)).length;
    return (
      failures > others.filter(({ failing }) => failing.has(key)).length ||
      (failures >= MIN_PASSED && failures >= NEARLY_ALL * sent)
    );
  };
  const addresses = new Map([...passed, ...others].flatMap(({ failing }) => [...failing]));
  return new Set([...addresses].filter(isCommon).map(([key]) => key));
}

function requestsIn(cases: readonly EvaluatedCase[]): Requests[] {
  return cases.map(({ caseResult }) => requestsOf(caseResult));
}

/** Returns the failure without the failed requests of its page that explain no failure. */
export function withoutCommonErrors(failure: Failure, common: ReadonlySet<string>): Failure {
  const { failedRequests } = failure;
  return failedRequests === undefined
    ? failure
    : { ...failure, failedRequests: failedRequests.filter((request) => !common.has(requestKey(request))) };
}

interface Requests {
  /** Method and path of each request that was answered in any way, or not at all. */
  readonly answered: ReadonlySet<string>;
  /** The same of those that got 5xx or no response, by the key of their failure. */
  readonly failing: ReadonlyMap<string, string>;
}

/** Returns the requests of a case. Several cases may share a test: only what was sent during the case itself counts. */
function requestsOf({ attempts }: CaseResult): Requests {
  const last = attempts.at(-1);
  if (last?.startedAt === undefined) return { answered: new Set(), failing: new Map() };
  const [from, until] = [last.startedAt, last.startedAt + last.durationMs];
  const answers = (readInternalData(last.result, 'timings', timingsSchema)?.answers ?? []).filter(
    ([at]) => at >= from && at <= until,
  );
  const failing = answers.filter(([, , , status]) => status === null || status >= 500);
  return {
    answered: new Set(answers.map(([, method, path]) => `${method} ${path}`)),
    failing: new Map(
      failing.map(([, method, path, status]) => [
        requestKey({ method, path, ...(status === null ? {} : { status }) }),
        `${method} ${path}`,
      ]),
    ),
  };
}
