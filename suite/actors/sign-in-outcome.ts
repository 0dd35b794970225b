/** What a test makes of a sign-in that did not succeed, where signing in is not its subject. */
import { test } from '@playwright/test';
import { Blocked, SignInRefused, SignInUnavailableError } from '../failure/blocked';

/** Throws the error of a failed sign-in; as Blocked when the account was refused, because that is no result of the case. */
export function blockWhenRefused(error: unknown): never {
  throw error instanceof SignInRefused ? new Blocked(error.message, { cause: error }) : error;
}

/**
 * Throws the error of a failed sign-in, but skips a test that has begun for a cause found by another test. Only that other
 * test fails.
 */
export function skipWhenSignInUnavailable(error: unknown): never {
  if (error instanceof SignInUnavailableError) test.skip(true, error.message);
  throw error;
}
