/**
 * A process that signs in repeatedly from one address: `sign-in-process <folder> <server> <name> <times>`. Fails if
 * another process reads the ledger at the same time.
 */
import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { SignInRateLimiter, type RateLimiterClock } from '../../suite/sessions/rate-limiter';
import { fakeClock } from './fake-clock';

const [folder = '', server = '', name = '', times = ''] = process.argv.slice(2);
const inside = path.join(folder, 'inside');

/** The rate limiter reads the clock only while it holds the ledger, so every call comes from inside the lock. */
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
