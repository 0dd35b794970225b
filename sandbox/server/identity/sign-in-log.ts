/** One sign-in attempt in the log; `account` is the entered name, the password is never logged. */
export interface SignInAttempt {
  at: string;
  address: string;
  account: string;
  status: number;
}

const KEPT = 5000;

/** Stores the latest sign-in attempts, so that a run can prove that it respected the rate limit. */
export class SignInLog {
  #attempts: SignInAttempt[] = [];

  /** Adds an attempt; beyond 5000 the oldest attempts are dropped. */
  record(attempt: SignInAttempt): void {
    this.#attempts.push(attempt);
    if (this.#attempts.length > KEPT) {
      this.#attempts = this.#attempts.slice(-KEPT);
    }
  }

  /** Returns all stored attempts, oldest first. */
  list(): readonly SignInAttempt[] {
    return this.#attempts;
  }
}
