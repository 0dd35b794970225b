/** Groups failures by cause: fourteen failed cases that one broken request explains are one defect to fix. */
import { BLOCKED_PREFIX, type Failure } from '../../suite/failure/failure';
import { firstSentence } from '../text/format';
import type { CaseResult } from '../cases/case-result';
import { keyOf, otherRequests, requestKey, rootRequest, shownPath } from './cause-key';
import type { CauseCheck } from './cause-check-result';
import { commonErrors, withoutCommonErrors } from './common-errors';
import { failingRequest } from './failing-request';
import { LIKELY_CAUSES, likelyCauseOf, type CauseVerdict, type LikelyCause } from './likely-causes';
import type { EvaluatedCase } from '../status/case-status';

export interface Cause {
  /** Identifies the cause; the same in every run. */
  fingerprint: string;
  verdict: CauseVerdict;
  likelyCause: LikelyCause;
  /** The failure that represents the cause. */
  failure: Failure;
  request: string | null;
  /** Null when there was no response, or when no request belongs to the cause. */
  status: number | null;
  page: string | null;
  /** Cases that failed because of it, and cases that these blocked. */
  failed: readonly EvaluatedCase[];
  blocked: readonly EvaluatedCase[];
  /** Whether any of these cases blocks the release. */
  blocks: boolean;
  /** Result of the run's second request; undefined for a cause that explains too few cases to be checked. */
  check: CauseCheck | undefined;
}

/** Cases that share a key. */
interface Root {
  /** In the order of the cases; failed cases before blocked ones. */
  failures: Failure[];
  failed: EvaluatedCase[];
  blocked: EvaluatedCase[];
}

/**
 * Groups failed and blocked cases by cause, the largest cause first.
 * @param unhealthyReason why the platform could not be tested: then this is the only cause
 * @param checks results of the run's own checks of its causes, by fingerprint
 */
export function causesOf(
  evaluated: readonly EvaluatedCase[],
  unhealthyReason: string | null,
  checks: ReadonlyMap<string, CauseCheck> = new Map(),
): Cause[] {
  if (unhealthyReason !== null) {
    const failure: Failure = { code: 'platform-away', seen: unhealthyReason };
    const nothing = { request: null, status: null, page: null, failed: [], check: undefined };
    return [
      {
        ...nothing,
        fingerprint: 'unhealthy',
        verdict: 'environment',
        likelyCause: 'unhealthy',
        failure,
        blocked: evaluated,
        blocks: true,
      },
    ];
  }
  const bad = evaluated.filter((one) => one.status === 'failed' || one.status === 'blocked' || one.status === 'known');
  const roots = new Map<string, Root>();
  const keyOfCase = new Map<string, string>();
  const hang = (one: EvaluatedCase, key: string, failure?: Failure) => {
    const root = roots.get(key) ?? { failures: [], failed: [], blocked: [] };
    (one.caseResult.outcome === 'BLOCKED' ? root.blocked : root.failed).push(one);
    if (failure !== undefined) root.failures.push(failure);
    roots.set(key, root);
    keyOfCase.set(one.caseResult.id, key);
  };
  const blockedBy = ({ caseResult }: EvaluatedCase) => {
    const { blockedBy: step, failure } = caseResult.attempts.at(-1) ?? {};
    return step ?? (caseResult.outcome === 'BLOCKED' ? failure?.blockingStep : undefined);
  };
  const common = commonErrors(evaluated);
  const failureIn = ({ caseResult }: EvaluatedCase) => withoutCommonErrors(failureOfCase(caseResult), common);
  const own = bad.filter((one) => blockedBy(one) === undefined).map((one) => ({ one, failure: failureIn(one) }));
  // A failed request explains a page without its own error only when that request is already a cause.
  const asked = new Set(
    own.filter(({ failure }) => rootRequest(failure) !== undefined).map(({ failure }) => keyOf(failure)),
  );
  const elsewhere = (failure: Failure) =>
    otherRequests(failure)
      .map((request) => requestKey(request))
      .find((key) => asked.has(key));
  for (const { one, failure } of own)
    hang(one, (rootRequest(failure) === undefined ? elsewhere(failure) : undefined) ?? keyOf(failure), failure);
  for (const one of bad) {
    const blockingStep = blockedBy(one);
    if (blockingStep === undefined) continue;
    const key = keyOfCase.get(blockingStep);
    // The action that blocked the case is not among the failures, so the case uses its own failure.
    if (key === undefined) hang(one, keyOf(failureIn(one)), failureIn(one));
    else hang(one, key);
  }
  // In the order of the cases, whether a step or the setup blocked them.
  const place = new Map(bad.map((one, index) => [one, index]));
  for (const { blocked } of roots.values()) blocked.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return [...roots].map(([key, root]) => causeOf(key, root, checks.get(key))).sort((a, b) => size(b) - size(a));
}

/** Returns the number of cases that a cause affects. */
export function size(cause: Pick<Cause, 'failed' | 'blocked'>): number {
  return cause.failed.length + cause.blocked.length;
}

/** Returns the message that represents the cause. */
export function messageOf(cause: Cause): string {
  return firstSentence((cause.failed[0] ?? cause.blocked[0])?.caseResult.error ?? '').replace(BLOCKED_PREFIX, '');
}

function causeOf(fingerprint: string, { failures, failed, blocked }: Root, check: CauseCheck | undefined): Cause {
  const all = [...failed, ...blocked];
  const failure = representative(failures);
  const request = rootRequest(failure);
  const likelyCause = check?.outcome === 'suite' ? 'code' : likelyCauseOf(failure);
  const verdict = all.every((one) => one.status === 'known') ? 'known' : LIKELY_CAUSES[likelyCause];
  return {
    fingerprint,
    verdict,
    likelyCause,
    failure,
    request: request === undefined ? null : `${request.method} ${shownPath(request.path)}`,
    status: request?.status ?? null,
    page: failure.page ?? null,
    failed,
    blocked,
    blocks: all.some((one) => one.blocks),
    check,
  };
}

/**
 * Selects the most informative failure of a cause. An untrue success message comes first, because it names the
 * request and the page's reaction. Then comes a failure of the request itself, then the first failure.
 */
function representative(failures: readonly Failure[]): Failure {
  const chosen =
    failures.find(({ code }) => code === 'untrue-success') ??
    failures.find(({ request }) => request !== undefined) ??
    failures.find((one) => rootRequest(one) !== undefined) ??
    failures[0];
  if (chosen === undefined) return { code: 'unclear' };
  // The suite did not invent a request that a page of the platform sends too.
  const byPage = failures.some(
    (one) => one.by === 'page' || (one.request === undefined && rootRequest(one) !== undefined),
  );
  return {
    ...chosen,
    ...(byPage ? { by: 'page' as const } : {}),
    page: chosen.page ?? failures.find(({ page }) => page !== undefined)?.page,
  };
}

/** Adds the role of the case to a refused page whose role is not known. */
function withRole(failure: Failure, role: string): Failure {
  return failure.code === 'page-forbidden' && failure.role === undefined ? { ...failure, role } : failure;
}

/** Returns the failure of a case as data. An older record has only its message and is then a separate cause. */
export function failureOfCase(caseResult: CaseResult): Failure {
  const { failure, page } = caseResult.attempts.at(-1) ?? {};
  const known: Failure =
    failure !== undefined
      ? withRole(failure, caseResult.role)
      : { code: 'unclear', seen: firstSentence(caseResult.error ?? '').replace(BLOCKED_PREFIX, ''), page };
  if (known.failedRequests !== undefined) return known;
  const measured = failingRequest(caseResult);
  if (measured === undefined) return known;
  const [method = '', path = ''] = measured.request.split(' ');
  return {
    ...known,
    failedRequests: [{ method, path, ...(measured.status === null ? {} : { status: measured.status }) }],
  };
}
