/** How many sign-ins one address may try in a window, and the window's length in milliseconds. */
export const RATE_LIMIT = { attempts: 5, windowMs: 60_000 } as const;

/** Above this many remembered addresses, those whose window is over are forgotten. */
const SWEEP_ABOVE = 1000;

/**
 * Rations sign-ins by client address over a sliding window, right and wrong passwords alike. A refused
 * attempt is not counted, so whoever waits as long as told gets in.
 */
export class SignInRateLimit {
  readonly #attempts = new Map<string, number[]>();
  readonly #now: () => number;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts an attempt and answers 0, or counts nothing and answers the whole seconds to wait. */
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
