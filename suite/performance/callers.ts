/** Students of the run's own who send load, each with an account and a session of its own. */
import type { ApiClient } from '../api/client';
import type { Self } from '../api/own-records';
import { prepared } from '../data/prepared';
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
export async function createCallers(
  { accounts }: Pick<PerformanceParts, 'accounts'>,
  count: number,
): Promise<Caller[]> {
  const callers: Caller[] = [];
  while (callers.length < count) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - callers.length) }, async () => {
      const account = await accounts.create('student');
      return { client: await accounts.signIn(account), self: account.user };
    });
    // All have ended before one of them fails the test: their accounts are registered for removal by then.
    await Promise.allSettled(next);
    callers.push(...(await prepared(`${count} callers with accounts of their own`, Promise.all(next))));
  }
  return callers;
}
