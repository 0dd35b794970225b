/**
 * One process that signs in again and again from one address: `sign-in-process <folder> <server> <name> <times>`.
 * Ends badly when it meets another one in the middle of looking at the ledger.
 */
import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { SignInRateLimiter, type RateLimiterClock } from '../../fixtures/sessions/rate-limiter';
import { fakeClock } from './fake-clock';

const [folder = '', server = '', name = '', times = ''] = process.argv.slice(2);
const inside = path.join(folder, 'inside');

/** The ration asks for the time when it looks at the ledger and nowhere else, so whoever is asked is inside. */
const clock: RateLimiterClock = {
  now: () => {
    mkdirSync(inside);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
    rmdirSync(inside);
    return fakeClock.now();
  },
  pause: (ms) => fakeClock.pause(ms),
};

const rateLimiter = new SignInRateLimiter(folder, name, clock);
for (let attempt = 0; attempt < Number(times); attempt += 1) {
  await rateLimiter.take(name, 'the one address');
  await fetch(server, { method: 'POST' });
}
