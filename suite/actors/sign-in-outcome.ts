/** What a test makes of a sign-in where signing in is not its subject. */
import { test } from '@playwright/test';
import { Blocked, SignInRefused, SignInUnavailableError } from '../failure/blocked';
import { firstStop } from '../headed/first-stop';

/** Signs in before the subject of a test: a debug run does not stop there, either. @throws Blocked when the account was refused */
export function asPreparation<T>(signIn: () => Promise<T>): Promise<T> {
  return withoutStop(signIn).catch((error: unknown) => {
    throw error instanceof SignInRefused ? new Blocked(error.message, { cause: error }) : error;
  });
}

/** Signs in, and does not let a debug run stop meanwhile. */
export function withoutStop<T>(signIn: () => Promise<T>): Promise<T> {
  return firstStop().preparation(signIn);
}

/**
 * Throws the error of a failed sign-in, but skips a test that has begun for a cause found by another test. Only that other
 * test fails.
 */
export function skipWhenSignInUnavailable(error: unknown): never {
  if (error instanceof SignInUnavailableError) test.skip(true, error.message);
  throw error;
}
