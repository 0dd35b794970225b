/** Failures folded by cause: fourteen red cases that one broken request explains are one thing to repair. */
import type { Failure } from '../../fixtures/failure/failure';
import { BLOCKED_PREFIX } from '../../fixtures/sessions/errors';
import { firstSentence } from '../text/format';
import type { CaseResult } from '../run-report/case-result';
import { keyOf, oneForm, otherRequests, requestKey, rootRequest } from './cause-key';
import type { CauseCheck } from './cause-check';
import { failingRequest } from './figures';
import { likelyCauseOf, type LikelyCause } from './likely-causes';
import type { EvaluatedCase } from './case-status';

export const CAUSE_VERDICTS = ['product', 'test', 'environment', 'known'] as const;
export type CauseVerdict = (typeof CAUSE_VERDICTS)[number];

export interface Cause {
  /** What makes it this cause and no other; the same in every run. */
  fingerprint: string;
  verdict: CauseVerdict;
  likelyCause: LikelyCause;
  /** The failure that speaks for the cause. */
  failure: Failure;
  request: string | null;
  /** Null where no answer came, or no request belongs to it. */
  status: number | null;
  page: string | null;
  /** Cases that failed of it, and cases that these blocked. */
  failed: readonly EvaluatedCase[];
  blocked: readonly EvaluatedCase[];
  /** Whether any of them keeps the release back. */
  blocks: boolean;
  /** What a second request of the run found out; undefined for a cause that explains too little to be checked. */
  check: CauseCheck | undefined;
}

/** Cases that share a key. */
interface Root {
  /** In the order of the cases; what failed itself before what was only blocked. */
  failures: Failure[];
  failed: EvaluatedCase[];
  blocked: EvaluatedCase[];
}

/**
 * Folds what failed or was blocked; the causes with the most cases come first.
 * @param unhealthyReason why nothing could be tested: then that is the one cause
 * @param checks what the run has found out about causes, by their fingerprint
 */
export function causesOf(evaluated: readonly EvaluatedCase[], unhealthyReason: string | null, checks: ReadonlyMap<string, CauseCheck> = new Map()): Cause[] {
  if (unhealthyReason !== null) {
    const failure: Failure = { code: 'platform-away', seen: unhealthyReason };
    const nothing = { request: null, status: null, page: null, failed: [], check: undefined };
    return [{ ...nothing, fingerprint: 'unhealthy', verdict: 'environment', likelyCause: 'unhealthy', failure, blocked: evaluated, blocks: true }];
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
  const blockedBy = (one: EvaluatedCase) => one.caseResult.attempts.at(-1)?.blockedBy;
  const own = bad.filter((one) => blockedBy(one) === undefined).map((one) => ({ one, failure: failureOf(one.caseResult) }));
  // A page without an error of its own is explained by a refused request only where that request is a cause already.
  const asked = new Set(own.filter(({ failure }) => rootRequest(failure) !== undefined).map(({ failure }) => keyOf(failure)));
  const elsewhere = (failure: Failure) => otherRequests(failure).map((request) => requestKey(request)).find((key) => asked.has(key));
  for (const { one, failure } of own) hang(one, (rootRequest(failure) === undefined ? elsewhere(failure) : undefined) ?? keyOf(failure), failure);
  for (const one of bad) {
    const blockingStep = blockedBy(one);
    if (blockingStep === undefined) continue;
    const key = keyOfCase.get(blockingStep);
    // The action that blocked it is not among the failures: it is told by what it says itself.
    if (key === undefined) hang(one, keyOf(failureOf(one.caseResult)), failureOf(one.caseResult));
    else hang(one, key);
  }
  // In the order of the cases, whether a step blocked them or the preparation.
  const place = new Map(bad.map((one, index) => [one, index]));
  for (const { blocked } of roots.values()) blocked.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return [...roots].map(([key, root]) => causeOf(key, root, checks.get(key))).sort((a, b) => size(b) - size(a));
}

/** How many cases a cause takes down. */
export function size(cause: Pick<Cause, 'failed' | 'blocked'>): number {
  return cause.failed.length + cause.blocked.length;
}

/** The message that speaks for the cause. */
export function messageOf(cause: Cause): string {
  return firstSentence((cause.failed[0] ?? cause.blocked[0])?.caseResult.error ?? '').replace(BLOCKED_PREFIX, '');
}

function causeOf(fingerprint: string, { failures, failed, blocked }: Root, check: CauseCheck | undefined): Cause {
  const all = [...failed, ...blocked];
  const failure = representative(failures);
  const request = rootRequest(failure);
  const likelyCause = check?.outcome === 'suite' ? 'code' : likelyCauseOf(failure);
  const verdict = all.every((one) => one.status === 'known') ? 'known' : VERDICTS[likelyCause];
  return {
    fingerprint,
    verdict,
    likelyCause,
    failure,
    request: request === undefined ? null : `${request.method} ${oneForm(request.path)}`,
    status: request?.status ?? null,
    page: failure.page ?? null,
    failed,
    blocked,
    blocks: all.some((one) => one.blocks),
    check,
  };
}

/**
 * The failure that says most about a cause: an untrue success message first, because it names the request and what the
 * page made of it; then one that is about the request itself; then the first.
 */
function representative(failures: readonly Failure[]): Failure {
  const chosen = failures.find(({ code }) => code === 'untrue-success') ?? failures.find(({ request }) => request !== undefined) ?? failures.find((one) => rootRequest(one) !== undefined) ?? failures[0];
  if (chosen === undefined) return { code: 'unclear' };
  // A request that a page of the platform sends too is no invention of the suite.
  const byPage = failures.some((one) => one.by === 'page' || (one.request === undefined && rootRequest(one) !== undefined));
  return { ...chosen, ...(byPage ? { by: 'page' as const } : {}), page: chosen.page ?? failures.find(({ page }) => page !== undefined)?.page };
}

const VERDICTS: Record<LikelyCause, CauseVerdict> = {
  crash: 'product',
  load: 'product',
  session: 'environment',
  rateLimit: 'environment',
  gateway: 'environment',
  unhealthy: 'environment',
  server: 'product',
  untrueToast: 'product',
  open: 'product',
  refused: 'product',
  schema: 'product',
  noRequest: 'product',
  missing: 'product',
  different: 'product',
  barrier: 'product',
  health: 'product',
  leftovers: 'test',
  time: 'product',
  code: 'test',
  unclear: 'product',
};

/** The failure of a case as data. An older record has only its message; it is then a cause of its own. */
function failureOf(caseResult: CaseResult): Failure {
  const { failure, page } = caseResult.attempts.at(-1) ?? {};
  const known: Failure = failure ?? { code: 'unclear', seen: firstSentence(caseResult.error ?? '').replace(BLOCKED_PREFIX, ''), page };
  if (known.failedRequests !== undefined) return known;
  const measured = failingRequest(caseResult);
  if (measured === undefined) return known;
  const [method = '', path = ''] = measured.request.split(' ');
  return { ...known, failedRequests: [{ method, path, ...(measured.status === null ? {} : { status: measured.status }) }] };
}
