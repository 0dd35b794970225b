/**
 * Requests of pages that the rate limit refused in the running test, and that were not answered well later. They explain a
 * page that shows too little.
 */
import { generalPath, type RespondedRequest } from '../failure/failure';

const refused = new Map<string, RespondedRequest>();

/** Forgets the requests of the test before. */
export function beginLimitedReads(): void {
  refused.clear();
}

/** Notes the response to a request of a page. */
export function noteLimitedRead(method: string, path: string, status: number): void {
  const key = `${method} ${path}`;
  if (status === 429) refused.set(key, { method, path: generalPath(path), status });
  else if (status < 400) refused.delete(key);
}

/** Returns the refused requests that nothing has made good. */
export function limitedReads(): RespondedRequest[] {
  return [...refused.values()];
}
