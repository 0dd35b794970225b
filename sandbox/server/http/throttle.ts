import type { FastifyInstance } from 'fastify';
import { userOf } from '../identity/guards';
import { Refusal } from './refusals';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Marks a view that returns a list; such views are rate-limited per user. */
    list?: boolean;
  }
}

/**
 * Rate limit of lists per user: 20 at once, and 10 more every second. Of 30 simultaneous reads the platform accepted
 * 20, at a documented rate of 10 per second; `/api/auth/me/` is not limited.
 */
const AT_ONCE = 20;
const A_SECOND = 10;

interface Allowance {
  left: number;
  /** Clock time at which the allowance was last refilled, in milliseconds. */
  since: number;
}

/** Route options of a view that returns a list. */
export const list = { config: { list: true } } as const;

/** Rejects list requests above a user's rate limit. Runs after the token and the role have been checked. */
export function limitLists(app: FastifyInstance, now: () => number = () => performance.now()): void {
  const allowances = new Map<number, Allowance>();
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.list === true && !take(allowances, userOf(request).id, now())) {
      throw new Refusal(429, { detail: 'Request was throttled.' });
    }
  });
}

function take(allowances: Map<number, Allowance>, user: number, now: number): boolean {
  const known = allowances.get(user) ?? { left: AT_ONCE, since: now };
  const seconds = Math.floor((now - known.since) / 1000);
  const allowance = {
    left: Math.min(AT_ONCE, known.left + seconds * A_SECOND),
    since: known.left + seconds * A_SECOND >= AT_ONCE ? now : known.since + seconds * 1000,
  };
  const passes = allowance.left > 0;
  allowances.set(user, { ...allowance, left: allowance.left - (passes ? 1 : 0) });
  return passes;
}
