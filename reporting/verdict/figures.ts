/**
 * Response times and reliability of the platform by kind of response, compared with the limits of the operations
 * sheet.
 */
import type { TimingsNote } from '../../suite/run/timings-note';
import { RESPONSE_KINDS, EVALUATED_KINDS, type ResponseKind } from '../collect/response-kinds';
import type { MeasuredResponse } from '../collect/timings';
import type { Policy } from '../status/policy';

export type FigureVerdict = 'within' | 'over' | 'too few' | 'no limit';

export interface Figure {
  kind: ResponseKind | 'all';
  count: number;
  averageMs: number;
  p50Ms: number;
  p95Ms: number;
  /** Responses with status 500 and above, and requests without a response. */
  errors: number;
  limitMs: number | null;
  verdict: FigureVerdict;
}

/** Requests of one kind with the same status, null without a response. */
export interface FailingRequest {
  method: string;
  path: string;
  status: number | null;
  count: number;
}

export interface Figures {
  browser: string | null;
  /** Overhead of measuring in all workers together, milliseconds. */
  costMs: number;
  kinds: Figure[];
  errorShare: { value: number; limit: number; verdict: FigureVerdict };
  answeredShare: { value: number; limit: number; verdict: FigureVerdict };
  /** What got no response or an error of the server, the most frequent first. */
  failing: FailingRequest[];
  /** Sign-ins that failed on the server (status 500 and above, or no response); a rejected password does not count. */
  signIns: { count: number; failed: number };
  /** The slowest responses that took at least five times the limit of their kind. */
  outliers: MeasuredResponse[];
}

/**
 * Leaves out the responses of the time in which the platform was away: the outage is a reason of its own, and a share
 * of failed responses that it explains would be a second one for the same fault.
 * @param outages with ISO times; `to` is null while the platform is still away
 */
export function outsideOutages<R extends Pick<MeasuredResponse, 'at' | 'ms'>>(
  answers: readonly R[],
  outages: readonly { readonly from: string; readonly to: string | null }[],
): R[] {
  const windows = outages.map(({ from, to }) => [Date.parse(from), to === null ? Infinity : Date.parse(to)] as const);
  return answers.filter(({ at, ms }) => !windows.some(([from, to]) => at <= to && at + ms >= from));
}

const OUTLIER_FACTOR = 5;
const OUTLIERS_SHOWN = 5;

export function figuresOf(
  answers: readonly MeasuredResponse[],
  notes: readonly TimingsNote[],
  limits: Policy['limits'],
): Figures {
  const errors = answers.filter(isError).length;
  const unanswered = answers.filter(isUnanswered).length;
  const evaluateShare = (good: boolean): FigureVerdict =>
    answers.length < limits.judgedFrom ? 'too few' : good ? 'within' : 'over';
  const errorShare = share(errors, answers.length);
  const answeredShare = answers.length === 0 ? 1 : 1 - share(unanswered, answers.length);
  const signIns = answers.filter((response) => response.kind === 'sign-in');
  return {
    browser: notes[0]?.browser ?? null,
    costMs: notes.reduce((sum, note) => sum + note.costMs, 0),
    kinds: [
      // The time of a file depends on its size. Files have no limit and are excluded from `all`.
      figure(
        'all',
        answers.filter((response) => response.kind !== 'files'),
        limits,
      ),
      ...RESPONSE_KINDS.map((kind) =>
        figure(
          kind,
          answers.filter((response) => response.kind === kind),
          limits,
        ),
      ),
    ],
    errorShare: { value: errorShare, limit: limits.errorShare, verdict: evaluateShare(errorShare < limits.errorShare) },
    answeredShare: {
      value: answeredShare,
      limit: limits.answeredShare,
      verdict: evaluateShare(answeredShare >= limits.answeredShare),
    },
    failing: failingRequests(answers),
    signIns: { count: signIns.length, failed: signIns.filter(isError).length },
    outliers: answers
      .filter(
        (response) => response.ms >= OUTLIER_FACTOR * (limitOf(response.kind, limits) ?? Number.POSITIVE_INFINITY),
      )
      .sort((a, b) => b.ms - a.ms)
      .slice(0, OUTLIERS_SHOWN),
  };
}

function figure(kind: Figure['kind'], answers: readonly MeasuredResponse[], limits: Policy['limits']): Figure {
  const times = answers.map((response) => response.ms).sort((a, b) => a - b);
  const averageMs = times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, times.length);
  const limitMs = limitOf(kind, limits);
  const verdict =
    limitMs === null
      ? 'no limit'
      : times.length < limits.judgedFrom
        ? 'too few'
        : averageMs < limitMs
          ? 'within'
          : 'over';
  return {
    kind,
    count: times.length,
    averageMs,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    errors: answers.filter(isError).length,
    limitMs,
    verdict,
  };
}

function limitOf(kind: Figure['kind'], limits: Policy['limits']): number | null {
  const evaluated = EVALUATED_KINDS.find((known) => known === kind);
  return evaluated === undefined ? null : limits.averageMs[evaluated];
}

/** Returns whether the platform itself did not answer. */
export function isUnanswered({ status }: { readonly status: number | null }): boolean {
  return status === null || [502, 503, 504].includes(status);
}

function failingRequests(answers: readonly MeasuredResponse[]): FailingRequest[] {
  const byRequest = new Map<string, FailingRequest>();
  for (const { method, path, status } of answers.filter(isError)) {
    const key = `${method} ${path} ${status ?? ''}`;
    byRequest.set(key, { method, path, status, count: (byRequest.get(key)?.count ?? 0) + 1 });
  }
  return [...byRequest.values()].sort((a, b) => b.count - a.count);
}

function isError({ status }: MeasuredResponse): boolean {
  return status === null || status >= 500;
}

/** Returns the smallest value that at least this share of the values does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
