/** The requests of an actor's pages, and which of them failed. */
import { isCutShort } from '../../lib/cut-short';
import { generalPath, type RespondedRequest } from '../failure/failure';

/** One request to the platform's own API, and its outcome. */
export interface RecordedRequest {
  /** Counts the requests of one context, starting at 1. */
  readonly number: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Undefined until the server answers. */
  status: number | undefined;
  ms: number;
  failure?: string;
}

/**
 * Returns the requests since a time (milliseconds) that the server refused or did not answer. Leaves out what a page left,
 * and what the rate limit refused and a page asked for again.
 */
export function failedSince(recordedRequests: readonly RecordedRequest[], since: number): RecordedRequest[] {
  const isMadeGood = ({ number, method, path, status }: RecordedRequest) =>
    status === 429 &&
    recordedRequests.some(
      (later) => later.number > number && later.method === method && later.path === path && (later.status ?? 500) < 400,
    );
  return recordedRequests.filter(
    (one) =>
      one.at >= since &&
      ((one.status ?? 0) >= 400 || (one.failure !== undefined && !isCutShort(one.failure))) &&
      !isMadeGood(one),
  );
}

/** Lists the last failed requests in one sentence; undefined when there are none. */
export function failureSentence(failed: readonly RecordedRequest[]): string | undefined {
  if (failed.length === 0) return undefined;
  const lines = failed.map(
    ({ method, path, status, failure }) => `${status ?? `nothing (${failure})`} to ${method} ${path}`,
  );
  return `The server answered ${[...new Set(lines)].slice(-3).join(', ')}.`;
}

/** Returns the requests without their numbers and times, each once. */
export function distinctRequests(requests: readonly RecordedRequest[]): RespondedRequest[] {
  const all = requests.map(({ method, path, status }) => ({
    method,
    path: generalPath(path),
    ...(status === undefined ? {} : { status }),
  }));
  return [...new Map(all.map((one) => [`${one.method} ${one.path} ${one.status ?? ''}`, one])).values()];
}
