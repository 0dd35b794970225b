/** Students of the run's own who send load, each with an account and a session of its own. */
import type { ApiClient } from '../api/client';
import { ApiError } from '../api/refusal';
import type { Self } from '../api/own-records';
import { Blocked } from '../failure/blocked';
import type { PerformanceParts } from './parts';

export interface Caller {
  readonly client: ApiClient;
  readonly self: Self;
}

/** Accounts that are made at the same time: a platform needs not make more of them at once. */
const AT_ONCE = 5;

/**
 * Creates students, who are deleted after the test, and signs each in.
 * @throws Blocked with the request and its answer when the platform refuses one
 */
export async function createCallers({ accounts }: Pick<PerformanceParts, 'accounts'>, count: number): Promise<Caller[]> {
  const callers: Caller[] = [];
  while (callers.length < count) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - callers.length) }, async () => {
      const account = await accounts.create('student');
      return { client: await accounts.signIn(account), self: account.user };
    });
    // Each account is registered for its removal before another one can fail.
    const settled = await Promise.allSettled(next);
    for (const one of settled) {
      if (one.status === 'fulfilled') callers.push(one.value);
      else throw asBlocked(one.reason, `${count} callers with accounts of their own`);
    }
  }
  return callers;
}

/** Makes a refused preparation an error that gives no result for the case; returns any other error as it is. */
export function asBlocked(error: unknown, what: string): unknown {
  return error instanceof ApiError ? new Blocked(`${what} could not be prepared: ${error.message}`, { cause: error }) : error;
}
