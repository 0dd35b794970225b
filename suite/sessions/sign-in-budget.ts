/**
 * Limits how long a run waits for the platform's limit of sign-ins. With five sign-ins a minute, the accounts of all
 * tests would take more than an hour. The cases of the protocol always wait; other tests that need a sign-in of their own
 * are skipped when the time is used up.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import { CASE_LABEL } from '../catalogue/metadata';
import { environment, runFolder } from '../config/environment';

const FILE = 'sign-in-waits';
const MINUTE_MS = 60_000;

/** Records a wait, milliseconds, for all workers of the run. @param folder the run's own */
export function noteSignInWait(ms: number, folder = runFolder()): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(path.join(folder, FILE), `${Math.ceil(ms)}\n`);
}

/** Returns how long the workers of the run have waited, milliseconds. */
export function signInWaitOf(folder = runFolder()): number {
  const file = path.join(folder, FILE);
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .reduce((sum, line) => sum + Number(line), 0)
    : 0;
}

/** Skips the running test when it is beyond the protocol and the time for waiting is used up. */
export function skipWhenWaitsAreUsedUp(): void {
  if (test.info().annotations.some(({ type }) => type === CASE_LABEL)) return;
  const minutes = environment().signInWaitMinutes;
  test.skip(
    signInWaitOf() >= minutes * MINUTE_MS,
    `it needs a sign-in of its own, and the tests have waited ${minutes} minutes for the platform's limit of sign-ins (SIGN_IN_WAIT_MINUTES)`,
  );
}
