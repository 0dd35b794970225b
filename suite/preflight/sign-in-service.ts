/**
 * Checks whether the sign-in's address responds. A GET there is no attempt and does not count towards the rate limit.
 */
import { broken, ok, time, type CheckResult } from './check-result';
import { SIGN_IN_PATH } from '../network/sign-in-path';
import type { ProbeResult } from './probe';
import { diagnose, type Evidence } from './server-fault';

/**
 * Judges the response to a GET: a healthy platform refuses the method (405) or the address (404), a server in between
 * returns 502 or 503.
 */
export function checkSignInService(response: ProbeResult, context: Omit<Evidence, 'response'>): CheckResult {
  const check = 'sign-in service';
  if (!response.answered) {
    return broken(check, {
      found: `${response.request} gave no answer within ${time(response.ms)} (${response.code}), although the health check did`,
      cause: "the sign-in waits for something else: the external auth service, or the database.",
      remedy: "look into the platform's log at this time, and at the auth service it is set up with.",
    });
  }
  const figures = { status: response.status, ms: response.ms };
  if (response.status >= 500) return broken(check, diagnose({ ...context, response }), figures);
  return ok(check, `${SIGN_IN_PATH} is answered (${response.status} to a GET) in ${time(response.ms)}`, figures);
}
