/**
 * Checks whether the sign-in's address responds. A GET there is no attempt and does not count towards the rate limit.
 */
import { broken, ok, problemOf, time, type CheckResult } from './check-result';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import type { ProbeResult } from './probe';
import { diagnose, type Evidence } from './server-fault';

/**
 * Judges the response to a GET: a healthy platform refuses the method (405) or the address (404), a server in between
 * returns 502 or 503.
 */
export function checkSignInService(response: ProbeResult, context: Omit<Evidence, 'response'>): CheckResult {
  const check = 'sign-in service';
  if (!response.answered)
    return broken(
      check,
      problemOf('signInSilent', (language) => ({
        request: response.request,
        time: time(response.ms, language),
        code: response.code,
      })),
    );
  const figures = { status: response.status, ms: response.ms };
  if (response.status >= 500) return broken(check, diagnose({ ...context, response }), figures);
  return ok(
    check,
    'signInService',
    (language) => ({ path: SIGN_IN_PATH, status: String(response.status), time: time(response.ms, language) }),
    figures,
  );
}
