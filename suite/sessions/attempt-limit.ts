/** Recognises the limit of sign-in attempts. */
import { asJson } from '../../lib/json';

/**
 * Returns whether a response refuses a sign-in because of too many attempts: 429, or on some builds 403 with a page of
 * the framework. A platform that refuses an account says so in JSON.
 */
export function isAttemptLimit({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return status === 429 || (status === 403 && asJson(text) === undefined);
}
