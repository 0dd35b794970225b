/**
 * Circuit breaker for sign-ins. Until one sign-in of a run has succeeded, they run one by one. When one of these
 * meets a server fault, the circuit breaker opens: the whole run gets the cause at once, and no further sign-in is
 * sent.
 */
import { errors } from '@playwright/test';
import { isInteractive, targetUrl } from '../config/environment';
import { NoResponseError } from '../monitoring/response';
import { withLock } from '../../lib/lock';
import { isTooSlowNow } from '../machine/record';
import { readRunState, unhealthyReasonOf, updateRunState } from '../run/run-state';
import { SIGN_IN_PAGE, diagnoseSignIn, type SignInFault } from '../preflight/sign-in-fault';
import { SignInUnavailableError, SignInRefused } from '../failure/blocked';
import type { ByLanguage } from '../texts/texts';

/** The fields of the server's response that the circuit breaker checks. */
export interface ObservedResponse {
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The checked fields of the browser's response when it opens a page. */
interface OpenedPage {
  status(): number;
  allHeaders(): Promise<Record<string, string>>;
  text(): Promise<string>;
}

/**
 * A first sign-in without a response by then has failed: the platform's own limit is 200 ms. A platform without a
 * working sign-in is thus reported within 15 seconds.
 */
export const FIRST_SIGN_IN_MS = 6_000;

/**
 * After one success, a slow response is due to a busy machine or platform and affects only the role that waits for
 * it.
 */
export const LATER_SIGN_IN_MS = 20_000;

export class SignInCircuitBreaker {
  private signInWorks = false;

  constructor(
    private readonly folder: string,
    private readonly runId: string,
    private readonly diagnose: (fault: SignInFault) => Promise<ByLanguage> = (fault) =>
      diagnoseSignIn(targetUrl() ?? '', fault),
  ) {}

  /** @throws SignInUnavailableError with the diagnosis, once sign-in is known to be unavailable */
  check(): void {
    const reason = unhealthyReasonOf(this.runId);
    if (reason !== null) throw new SignInUnavailableError(reason);
  }

  /**
   * Opens the sign-in page.
   * @throws SignInRefused with a diagnosis when it does not load
   */
  async openPage(goto: () => Promise<OpenedPage | null>): Promise<void> {
    this.check();
    const opened = await goto().catch((error: unknown) => {
      const failure = networkReason(error);
      if (failure === undefined) throw error;
      return this.trip({ request: SIGN_IN_PAGE, failure, by: 'browser' });
    });
    if (opened !== null && opened.status() >= 500) {
      await this.trip({
        request: SIGN_IN_PAGE,
        status: opened.status(),
        headers: await opened.allHeaders(),
        text: await opened.text(),
      });
    }
  }

  /**
   * Sends one attempt with its time-out. Attempts run one by one until one of the run has succeeded.
   * @throws SignInRefused with a diagnosis when none has succeeded yet and this one gets a server fault or no
   * response
   * @throws SignInUnavailableError from then on
   */
  async run<Observed extends ObservedResponse>(attempt: (timeoutMs: number) => Promise<Observed>): Promise<Observed> {
    if (this.hasWorked()) return attempt(LATER_SIGN_IN_MS);
    return withLock(this.folder, `first-sign-in-${this.runId}`, async () => {
      this.check();
      // A machine that is too slow for its run delays the answer itself.
      const isPatient = this.hasWorked() || isTooSlowNow(this.runId);
      const response = await attempt(isPatient ? LATER_SIGN_IN_MS : FIRST_SIGN_IN_MS).catch((error: unknown) => {
        if (error instanceof NoResponseError)
          return this.trip({ request: error.request, failure: error.how, by: error.by });
        throw error;
      });
      if (response.status >= 500 && !this.hasWorked()) return this.trip(response);
      // A refusal proves nothing: a broken platform may still reject incomplete input.
      if (response.status < 300) {
        await updateRunState(this.runId, { signInWorks: true, ...(isInteractive() ? { unhealthyReason: null } : {}) });
        this.signInWorks = true;
      }
      return response;
    });
  }

  /** After one success, a later fault concerns one account and not the run. */
  private hasWorked(): boolean {
    this.signInWorks ||= readRunState(this.runId)?.signInWorks === true;
    return this.signInWorks;
  }

  private async trip(fault: SignInFault): Promise<never> {
    const reason = await this.diagnose(fault);
    if (!this.hasWorked())
      await updateRunState(this.runId, {
        unhealthyReason: reason.en,
        unhealthyReasonRu: reason.ru,
        unhealthyAt: Date.now(),
      });
    throw new SignInRefused(reason.en);
  }
}

/** The browser's code for a network or server failure: `net::ERR_PROXY_CONNECTION_FAILED`. */
function networkReason(error: unknown): string | undefined {
  if (error instanceof errors.TimeoutError) return 'no answer within the navigation time-out';
  const reason = error instanceof Error ? /net::(?!ERR_ABORTED)[A-Z_]+/.exec(error.message)?.[0] : undefined;
  return reason === 'net::ERR_HTTP_RESPONSE_CODE_FAILURE' ? 'an error status with an empty body' : reason;
}
