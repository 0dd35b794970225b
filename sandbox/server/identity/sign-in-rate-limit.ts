/** Number of sign-in attempts per address and window, and the length of the window in milliseconds. */
export const RATE_LIMIT = { attempts: 5, windowMs: 60_000 } as const;

/** Above this number of stored addresses, addresses with an expired window are removed. */
const SWEEP_ABOVE = 1000;

/**
 * Limits sign-ins per client address over a sliding window, regardless of whether the password is right. A rejected
 * attempt is not counted, so a client that waits for the returned time can sign in.
 */
export class SignInRateLimit {
  readonly #attempts = new Map<string, number[]>();
  readonly #now: () => number;

  /** @param now milliseconds of a monotonic clock. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts an attempt and returns 0, or counts nothing and returns the whole seconds to wait. */
  admit(address: string): number {
    const now = this.#now();
    const recent = this.#recent(address, now);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= RATE_LIMIT.attempts) {
      return Math.max(1, Math.ceil((oldest + RATE_LIMIT.windowMs - now) / 1000));
    }
    recent.push(now);
    this.#attempts.set(address, recent);
    if (this.#attempts.size > SWEEP_ABOVE) {
      this.#sweep(now);
    }
    return 0;
  }

  #recent(address: string, now: number): number[] {
    return (this.#attempts.get(address) ?? []).filter((at) => at > now - RATE_LIMIT.windowMs);
  }

  #sweep(now: number): void {
    for (const address of this.#attempts.keys()) {
      if (this.#recent(address, now).length === 0) {
        this.#attempts.delete(address);
      }
    }
  }
}
