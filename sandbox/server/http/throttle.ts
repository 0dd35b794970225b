import type { FastifyInstance } from 'fastify';
import { userOf } from '../identity/guards';
import { Refusal } from './refusals';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A view that answers a list: how often one user may ask for such views is limited. */
    list?: boolean;
  }
}

/**
 * How many lists one user may ask for: 20 at once, and 10 more with every second that passes. Of 30 readings at once
 * the platform let 20 pass, at a documented rate of 10 a second; `/api/auth/me/` is not limited.
 */
const AT_ONCE = 20;
const A_SECOND = 10;

interface Allowance {
  left: number;
  /** Milliseconds of the clock at which the last allowance was added. */
  since: number;
}

/** Route options of a view that answers a list. */
export const list = { config: { list: true } } as const;

/** Refuses lists that one user asks for too fast. Runs after the token is known and after the role was found right. */
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
