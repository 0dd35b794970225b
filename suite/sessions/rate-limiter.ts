/**
 * Rate limit of sign-ins. The platform accepts 5 attempts a minute per client address, failed ones included. The
 * suite never sends a sixth, over all workers and runs, by page or API. Every attempt is recorded in a ledger before
 * it is sent. Only the case about the limit itself exceeds it, and blocks all other sign-ins meanwhile.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { withLock } from '../../lib/lock';

/** The documented limit. Its window has a margin of one second for clock and network differences. */
export const ATTEMPTS_PER_WINDOW = 5;
export const WINDOW_MS = 61_000;

/**
 * How long the finding that a platform has no limit is used, by every run of this checkout: long enough for shards and
 * a second run, and short enough that a new build of the platform is examined again.
 */
const NO_LIMIT_VALID_MS = 3_600_000;

/** How often a waiting sign-in reads the ledger again: the limit may be found missing meanwhile. */
const POLL_INTERVAL_MS = 2_000;

/** A platform without the limit still throttles bursts: real builds answer 429 to more than 10 requests a second. */
const ATTEMPTS_PER_SECOND = 5;

/**
 * The reads of open pages without a session count towards that throttle, so one sign-in can meet it without having
 * caused it. It waits for a window. More than this many in ten minutes are a limit of sign-ins after all.
 */
const THROTTLED_AT_MOST = 2;
const THROTTLED_WITHIN_MS = 600_000;

const entrySchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  runId: z.string(),
  who: z.string(),
  address: z.string(),
  /**
   * No sign-in from this address before this time. Set by the server's response or by a reservation; such an entry is
   * no attempt.
   */
  notBefore: z.number().optional(),
  /** An attempt of the case about the limit, which must exceed it. */
  deliberate: z.literal(true).optional(),
  /** No limit applies from here on, to any run: the case about it found none. */
  unlimited: z.literal(true).optional(),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

export interface RateLimiterClock {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

const realClock: RateLimiterClock = { now: Date.now, pause: (ms) => pause(ms) };

/** Called before each wait with the waiting user and the minimum number of milliseconds. */
export type OnWait = (who: string, ms: number) => void | Promise<void>;

/** An address reserved for one case. */
export interface RateLimitReservation {
  /** Number of attempts of the last window that already count towards the limit. */
  readonly earlier: number;
  /** Records the next attempt, beyond the limit if necessary. */
  record(): Promise<void>;
  /**
   * Records that the platform has no limit: for an hour no run of this checkout waits for it, unless the platform
   * returns 429 again and again after all.
   */
  removeLimit(): Promise<void>;
}

/**
 * With at most this many earlier attempts the limit is still reached within the attempts of the case about it, so
 * they are not waited for.
 */
const EARLIER_AT_MOST = 3;

/** The ledger of one target. */
export class SignInRateLimiter {
  constructor(
    private readonly folder: string,
    private readonly runId: string,
    private readonly clock: RateLimiterClock = realClock,
    private readonly onWait: OnWait = () => undefined,
  ) {}

  private get file(): string {
    return path.join(this.folder, 'sign-ins.jsonl');
  }

  /**
   * Waits until an attempt from this address may be sent, and records it. Holds the lock only while checking, so that
   * sign-ins from other addresses continue meanwhile.
   */
  async take(who: string, address: string): Promise<void> {
    let announcedUntil = 0;
    for (;;) {
      const { now, wait } = await this.recordIfAllowed(who, address);
      if (wait === 0) return;
      const longer = now + wait - Math.max(now, announcedUntil);
      if (longer > 0) await this.announce(who, longer);
      announcedUntil = Math.max(announcedUntil, now + wait);
      await this.clock.pause(Math.min(wait, POLL_INTERVAL_MS));
    }
  }

  /**
   * Records an attempt if it may be sent now, without waiting.
   * @returns 0 when it was recorded, else the milliseconds until the next try
   */
  async tryTake(who: string, address: string): Promise<number> {
    return (await this.recordIfAllowed(who, address)).wait;
  }

  /**
   * Reserves the whole rate limit of an address for the one case that must exceed it: waits until few earlier
   * attempts count, then blocks other sign-ins for a window.
   */
  async reserveAll(who: string, address: string): Promise<RateLimitReservation> {
    const { wait, earlier } = await this.locked((now) => {
      const mine = this.read().filter((entry) => entry.address === address);
      const attempts = mine.filter(
        (entry) => entry.notBefore === undefined && entry.unlimited === undefined && entry.at > now - WINDOW_MS,
      );
      const held = Math.max(now, ...mine.map((entry) => entry.notBefore ?? 0));
      const tooMany = attempts.at(-EARLIER_AT_MOST - 1);
      const start = Math.max(held, tooMany === undefined ? now : tooMany.at + WINDOW_MS);
      this.write({ at: now, runId: this.runId, who, address, notBefore: start + WINDOW_MS });
      return { wait: start - now, earlier: attempts.filter((entry) => entry.at > start - WINDOW_MS).length };
    });
    if (wait > 0) {
      await this.announce(who, wait);
      await this.clock.pause(wait);
    }
    return {
      earlier,
      removeLimit: () =>
        this.locked((now) => this.write({ at: now, runId: this.runId, who, address, unlimited: true })),
      record: () => this.locked((now) => this.write({ at: now, runId: this.runId, who, address, deliberate: true })),
    };
  }

  /** Applies a 429: no sign-in from this address before the time that the server named, else before a full window. */
  async hold(who: string, address: string, retryAfterSeconds: number | undefined): Promise<void> {
    const pauseMs = retryAfterSeconds === undefined ? WINDOW_MS : retryAfterSeconds * 1000 + 250;
    await this.locked((now) => this.write({ at: now, runId: this.runId, who, address, notBefore: now + pauseMs }));
  }

  /** Returns every attempt so far, oldest first. */
  attempts(): LedgerEntry[] {
    return this.read().filter((entry) => entry.notBefore === undefined && entry.unlimited === undefined);
  }

  private locked<T>(work: (now: number) => T): Promise<T> {
    return withLock(this.folder, 'sign-ins', async () => work(this.clock.now()));
  }

  private recordIfAllowed(who: string, address: string): Promise<{ now: number; wait: number }> {
    return this.locked((now) => {
      const wait = this.waitFor(address, now);
      if (wait === 0) this.write({ at: now, runId: this.runId, who, address });
      return { now, wait };
    });
  }

  private async announce(who: string, ms: number): Promise<void> {
    // A shorter wait only keeps attempts below a burst: the limit of a minute, which the note names, is not its reason.
    if (ms > 1_000) await this.onWait(who, ms);
  }

  private waitFor(address: string, now: number): number {
    const all = this.read().filter((entry) => entry.address === address);
    const unlimitedFrom = all.findLastIndex((entry) => entry.unlimited === true && entry.at > now - NO_LIMIT_VALID_MS);
    const mine = all.slice(unlimitedFrom + 1);
    const attempts = mine.filter((entry) => entry.notBefore === undefined);
    const held = Math.max(0, ...mine.map((entry) => (entry.notBefore ?? 0) - now));
    const throttled = mine.filter(({ at, notBefore }) => notBefore !== undefined && at > now - THROTTLED_WITHIN_MS);
    if (unlimitedFrom !== -1 && throttled.length <= THROTTLED_AT_MOST) {
      const burst = attempts.at(-ATTEMPTS_PER_SECOND);
      return Math.max(held, burst === undefined ? 0 : burst.at + 1_000 - now);
    }
    const recent = attempts.filter((entry) => entry.at > now - WINDOW_MS);
    const oldestThatCounts = recent.at(-ATTEMPTS_PER_WINDOW);
    return Math.max(held, oldestThatCounts === undefined ? 0 : oldestThatCounts.at + WINDOW_MS - now);
  }

  private read(): LedgerEntry[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => entrySchema.parse(JSON.parse(line)));
  }

  private write(entry: LedgerEntry): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  }
}

/**
 * Returns the highest number of attempts of any one address within any 60 seconds, without those of the case about
 * the limit.
 */
export function maxPerMinute(all: readonly LedgerEntry[]): number {
  const attempts = all.filter((entry) => entry.deliberate === undefined);
  let most = 0;
  for (const address of new Set(attempts.map((entry) => entry.address))) {
    const times = attempts
      .filter((entry) => entry.address === address)
      .map((entry) => entry.at)
      .sort((a, b) => a - b);
    for (const [index, start] of times.entries()) {
      most = Math.max(most, times.slice(index).filter((time) => time < start + 60_000).length);
    }
  }
  return most;
}
