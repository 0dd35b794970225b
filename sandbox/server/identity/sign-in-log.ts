/** One sign-in attempt as the journal keeps it; `account` is what was typed, never the password. */
export interface SignInAttempt {
  at: string;
  address: string;
  account: string;
  status: number;
}

const KEPT = 5000;

/** Remembers the latest sign-in attempts, so that a run can prove it kept to the ration. */
export class SignInLog {
  #attempts: SignInAttempt[] = [];

  /** Adds an attempt; beyond the last 5000 the oldest are forgotten. */
  record(attempt: SignInAttempt): void {
    this.#attempts.push(attempt);
    if (this.#attempts.length > KEPT) {
      this.#attempts = this.#attempts.slice(-KEPT);
    }
  }

  /** All remembered attempts, oldest first. */
  list(): readonly SignInAttempt[] {
    return this.#attempts;
  }
}
