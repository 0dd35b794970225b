/** Diagnoses an unavailable sign-in: the problem, its likely cause, and the remedy. */
import { examine } from './examination';
import { inEach, type ByLanguage } from '../texts/texts';
import { formatCheckResult, problemOf, type Problem } from './check-result';
import { FRONT_PATH } from './front-page';
import type { HttpResponse } from './probe';
import { browserUses, proxyFor } from '../network/proxies';
import { diagnose, type Evidence } from './server-fault';

/** First request of the browser, before a password can be typed. */
export const SIGN_IN_PAGE = `GET ${FRONT_PATH}`;

/** No response at all to a page, or to the suite itself over the API. */
interface Silence {
  readonly request: string;
  readonly failure: string;
  readonly by: 'browser' | 'suite';
}

/** A server fault, or no response at all. */
export type SignInFault = HttpResponse | Silence;

/** Time-out of each request: the user is waiting for a run that cannot continue. */
const TIMEOUT_MS = 3_000;

/** Examines the platform again after a failed sign-in, and combines both results in one paragraph, in both languages. */
export async function diagnoseSignIn(baseUrl: string, fault: SignInFault): Promise<ByLanguage> {
  const url = new URL(baseUrl);
  const { results, context: seen } = await examine(baseUrl, { timeoutMs: TIMEOUT_MS });
  // Unlike the suite's own requests, the browser's may have used a proxy.
  const byBrowser = !('by' in fault) || fault.by === 'browser';
  const context = { ...seen, proxy: byBrowser && browserUses(url) ? proxyFor(url) : undefined };
  const worst = results.find((result) => result.state === 'broken');
  const problem = 'failure' in fault ? unanswered(fault, context, url) : diagnose({ ...context, response: fault });
  return inEach('doctor.nobody', (language) => ({
    url: baseUrl,
    problem: formatCheckResult(problem, language),
    also: worst === undefined ? 'none' : language === 'ru' ? worst.ru.found : worst.found,
  }));
}

function unanswered({ by, request, failure }: Silence, context: Omit<Evidence, 'response'>, url: URL): Problem {
  const sent = { by, request, failure };
  if (context.health === 'unhealthy') return problemOf('signInGone', sent);
  if (context.proxy !== undefined)
    return problemOf('signInByProxy', {
      ...sent,
      variable: context.proxy.variable,
      proxy: context.proxy.url.host,
      host: url.hostname,
    });
  return problemOf(request === SIGN_IN_PAGE ? 'signInPage' : 'signInNeeds', sent);
}
