import { errors } from '@playwright/test';

/** Handles a wait that may end without a result. @throws any error but a time-out of Playwright */
export function unlessTimeout(error: unknown): void {
  if (!(error instanceof errors.TimeoutError)) throw error;
}
