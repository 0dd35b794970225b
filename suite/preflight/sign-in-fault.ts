/** Diagnoses an unavailable sign-in: the problem, its likely cause, and the remedy. */
import { examine } from './examination';
import { formatCheckResult, type Problem } from './check-result';
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

/** Examines the platform again after a failed sign-in, and combines both results in one paragraph. */
export async function diagnoseSignIn(baseUrl: string, fault: SignInFault): Promise<string> {
  const url = new URL(baseUrl);
  const { results, context: seen } = await examine(baseUrl, { timeoutMs: TIMEOUT_MS });
  // Unlike the suite's own requests, the browser's may have used a proxy.
  const byBrowser = !('by' in fault) || fault.by === 'browser';
  const context = { ...seen, proxy: byBrowser && browserUses(url) ? proxyFor(url) : undefined };
  const worst = results.find((result) => result.state === 'broken');
  const problem = 'failure' in fault ? unanswered(fault, context, url) : diagnose({ ...context, response: fault });
  const also = worst === undefined ? '' : ` The doctor found besides: ${worst.found}.`;
  return `Nobody can sign in at ${baseUrl}: ${formatCheckResult(problem)}${also} No further sign-in was tried; npm run doctor tries each role.`;
}

function unanswered(fault: Silence, context: Omit<Evidence, 'response'>, url: URL): Problem {
  const found = `the ${fault.by} sent ${fault.request} and got ${fault.failure}`;
  if (context.health === 'unhealthy') {
    return { found, cause: 'the platform went down after the run had begun.', remedy: 'bring it up and start again.' };
  }
  if (context.proxy !== undefined) {
    return {
      found,
      cause: `the browser goes through the proxy of ${context.proxy.variable} (${context.proxy.url.host}), while the suite's own requests, which go without it, are answered.`,
      remedy: `bypass the proxy: start with NO_PROXY=${url.hostname} in the environment.`,
    };
  }
  if (fault.request === SIGN_IN_PAGE) {
    return { found, cause: 'the back end is well, but the web server of the front end is not.', remedy: 'look at the web server of the front end and its log.' };
  }
  return {
    found,
    cause: 'its health is well, so the fault lies in what a sign-in needs: the process that answers it, the external auth service, or the database.',
    remedy: "look into the platform's log at this time, and at the auth service it is set up with.",
  };
}
