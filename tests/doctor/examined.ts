/** The doctor's results for a small server that stands for a platform. */
import { examine } from '../../suite/preflight/examination';
import { formatCheckResult, type CheckResult } from '../../suite/preflight/check-result';
import type { ProberOptions } from '../../suite/preflight/probe';
import { fakePlatform, type FakeResponses } from './fake-platform';

export const LIVE = 'GET /api/system/health/live/';
export const READY = 'GET /api/system/health/ready/';
export const SIGN_IN = 'GET /api/auth/login/';

/** The doctor's results for a platform that is healthy except for these responses. */
export async function resultsAbout(
  responses: FakeResponses,
  options: ProberOptions = {},
): Promise<readonly CheckResult[]> {
  const platform = await fakePlatform(responses);
  try {
    return (await examine(platform.url, { proxies: {}, ...options })).results;
  } finally {
    await platform.close();
  }
}

/** Returns the result of one check; undefined where it was not made. */
export function the(check: string, results: readonly CheckResult[]): CheckResult | undefined {
  return results.find((result) => result.check === check);
}

/** Returns the broken results, as sentences. */
export function broken(results: readonly CheckResult[]): string {
  return results
    .filter((result) => result.state === 'broken')
    .map((result) => `${result.check}: ${formatCheckResult(result)}`)
    .join('\n');
}
