/** Keeps the load of one account within the platform's rate limit, in the same bucket as all other requests of the suite. */
import type { ApiClient } from '../api/client';
import { BURST, WINDOW_REQUESTS, type RateLimitScope } from '../network/bucket';
import { accountKey } from '../network/account-key';
import { networkLog } from '../network/network-log';
import { paceOf } from '../network/retry';
import { extendTestTimeout } from '../network/test-time';

/** What of an account's requests the platform counts, and how many of them may be sent at once. */
export interface Allowance {
  readonly scope: RateLimitScope;
  readonly atOnce: number;
  /** Most requests of an account in a second, whatever they ask for; undefined where only list views are counted. */
  readonly perSecond: number | undefined;
}

/**
 * Requests of a load in a second where the platform counts every request: the load generator sends those of a second
 * one right after the other, so two seconds' worth may fall into one second of the platform.
 */
const STEADY = 4;

export function allowanceOf({ baseUrl }: Pick<ApiClient, 'baseUrl'>): Allowance {
  const scope = paceOf(new URL(baseUrl).origin).scope();
  return scope === 'all'
    ? { scope, atOnce: WINDOW_REQUESTS, perSecond: STEADY }
    : { scope, atOnce: BURST, perSecond: undefined };
}

/** Waits until an account may send this many requests at once, and counts them. The wait is no part of a measured time. */
export async function reserve(client: ApiClient, count: number): Promise<void> {
  const account = accountKey(client.headers().Authorization);
  if (account === undefined) return;
  const pace = paceOf(new URL(client.baseUrl).origin);
  for (let left = count; left > 0; left -= 1) {
    const waitedMs = await pace.turn(account);
    if (waitedMs === 0) continue;
    extendTestTimeout(waitedMs);
    networkLog.paced(waitedMs);
  }
}

/** Counts requests that have been sent. */
export function spend(client: ApiClient, count: number): void {
  const account = accountKey(client.headers().Authorization);
  if (account === undefined) return;
  const pace = paceOf(new URL(client.baseUrl).origin);
  for (let left = count; left > 0; left -= 1) pace.count(account);
}
