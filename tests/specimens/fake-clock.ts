/** A clock that runs faster than the real one, the same in every process: a minute of the rate limit takes three seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RateLimiterClock } from '../../suite/sessions/rate-limiter';

const FASTER = 20;

export const fakeClock: RateLimiterClock = {
  now: () => Date.now() * FASTER,
  pause: (ms) => pause(ms / FASTER),
};
