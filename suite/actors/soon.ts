import { expect } from '@playwright/test';

/** Returns whether something becomes true within the time, milliseconds, without failing the test. */
export function soon(look: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  return expect
    .poll(look, { timeout: timeoutMs, intervals: [20, 50, 100, 250] })
    .toBe(true)
    .then(
      () => true,
      () => false,
    );
}
