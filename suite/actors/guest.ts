import { test } from '@playwright/test';
import { dashboards, routes } from '../../pages/routes';
import { PlainPage } from '../../pages/parts/plain-page';
import { SignInPage } from '../../pages/sign-in/sign-in-page';
import { endpoints } from '../api/endpoints';
import type { User } from '../api/schemas';
import type { Account } from '../config/environment';
import { acceptedRecord } from '../monitoring/accepted';
import type { ServerResponse } from '../monitoring/server-response';
import { addressOf } from '../sessions/address';
import { isAttemptLimit } from '../sessions/attempt-limit';
import type { Attempts } from '../sessions/attempts';
import type { SignInCircuitBreaker } from '../sessions/circuit-breaker';
import type { SignInRateLimiter } from '../sessions/rate-limiter';
import { SESSION_KEYS } from '../sessions/session';
import { BrowserUser } from './browser-user';
import type { BrowserWindow } from './window';

/** Result of a sign-in through the page. */
export interface SignInResponse {
  readonly token: string;
  readonly user: User;
}

/** Result of repeated sign-in attempts: the server's responses in order, and the page's last message. */
export interface RateLimitResult {
  readonly statuses: readonly number[];
  /** Position of the first refusal by the limit; -1 when there was none. */
  readonly limitedAt: number;
  readonly toasts: readonly string[];
  /** Recent attempts from this address, which also count towards the limit. */
  readonly earlier: number;
}

/** The last attempts go through the page, because the message that a user sees is part of the case. */
const ATTEMPTS_ON_THE_PAGE = 3;
/** Place of the attempt with the right password: after some wrong ones, and before the limit. */
const RIGHT_ATTEMPT = 3;
const WRONG_PASSWORD = 'not-the-password';

/** Presses of `pressesTwice`. */
const PRESSES = 3;

/** Signed-out user with their own window and client address. */
export class Guest extends BrowserUser {
  readonly signInPage: SignInPage;
  readonly plainPage: PlainPage;

  /**
   * @param who the guest's name in the sign-in ledger; the client address is derived from it
   * @param overApi sign-in attempts of the same client over the API
   */
  constructor(
    private readonly who: string,
    private readonly window: BrowserWindow,
    readonly overApi: Attempts,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly circuitBreaker: SignInCircuitBreaker,
  ) {
    super('guest', window);
    this.signInPage = new SignInPage(this.page, this.actor);
    this.plainPage = new PlainPage(this.page, this.actor);
  }

  opensSignIn(): Promise<void> {
    return this.opens(routes.signIn);
  }

  /** Fills in and submits the form within the rate limit. Accepts any response. */
  async submitCredentials({ email, password }: Account): Promise<ServerResponse<SignInResponse>> {
    await this.signInPage.fill(email, password);
    return this.submitsForm();
  }

  /** Submits the form as it is filled in, within the rate limit. Accepts any response. */
  async submitsForm(): Promise<ServerResponse<SignInResponse>> {
    await this.rateLimiter.take(this.who, addressOf(this.who));
    return this.submits();
  }

  /** Opens the sign-in page, then submits the credentials. Accepts any response. */
  async triesToSignIn(account: Account): Promise<ServerResponse<SignInResponse>> {
    await this.opensSignIn();
    return this.submitCredentials(account);
  }

  /**
   * Signs in on the page and waits for the dashboard of the account's role. @throws Error naming the server's
   * response
   */
  async signsIn(account: Account & { user: User }): Promise<SignInResponse> {
    const response = await this.triesToSignIn(account);
    const signedIn = acceptedRecord(response);
    await this.arrivesAt(dashboards[account.user.role ?? signedIn.user.role ?? 'student']);
    return signedIn;
  }

  /**
   * The same, with a button that is pressed again and again before the server has answered.
   * @throws Error when the page signs in more than once
   */
  async signsInPressingAgain(account: Account & { user: User }): Promise<SignInResponse> {
    await this.opensSignIn();
    await this.signInPage.fill(account.email, account.password);
    // As many sign-ins as presses: a page may send each.
    for (let press = 0; press < PRESSES; press += 1) await this.rateLimiter.take(this.who, addressOf(this.who));
    const response = await this.submits(() => this.pressesTwice(endpoints.signIn, () => this.signInPage.submit()));
    const signedIn = acceptedRecord(response);
    await this.arrivesAt(dashboards[account.user.role ?? signedIn.user.role ?? 'student']);
    return signedIn;
  }

  /**
   * Attempts to sign in until the platform rejects further attempts, up to a maximum. The only action of the suite
   * that exceeds the rate limit. No other user signs in from this address meanwhile. One attempt has the right password:
   * it counts too, and does not give back the attempts before it.
   */
  signInUntilRateLimited(account: Account, otherEmail: string, most: number): Promise<RateLimitResult> {
    return test.step(`${this.actor} tries until the platform refuses to listen, ${most} times at most`, async () => {
      await this.opensSignIn();
      const reservation = await this.rateLimiter.reserveAll(this.who, addressOf(this.who));
      const statuses: number[] = [];
      let limitedAt = -1;
      const add = (response: { status: number; text: string }) => {
        statuses.push(response.status);
        if (limitedAt === -1 && isAttemptLimit(response)) limitedAt = statuses.length - 1;
      };
      while (statuses.length < most - ATTEMPTS_ON_THE_PAGE && limitedAt === -1) {
        await reservation.record();
        const email = statuses.length % 2 === 0 ? account.email : otherEmail;
        const credentials = statuses.length === RIGHT_ATTEMPT ? account : { email, password: WRONG_PASSWORD };
        add(await this.overApi.sendReserved(credentials));
      }
      let toasts: readonly string[] = [];
      for (let left = ATTEMPTS_ON_THE_PAGE; left > 0; left -= 1) {
        await this.signInPage.fill(account.email, WRONG_PASSWORD);
        await reservation.record();
        const response = await this.submits();
        add(response);
        toasts = response.toasts;
        if (limitedAt !== -1) break;
      }
      // Eight attempts, none refused for the rate limit: other users need not wait for a limit either.
      if (limitedAt === -1 && statuses.every((status) => status < 429)) await reservation.removeLimit();
      return { statuses, limitedAt, toasts, earlier: reservation.earlier };
    });
  }

  /** Returns the names of the session entries in the browser's storage. */
  async storedSession(): Promise<string[]> {
    const { origins } = await this.window.context.storageState();
    return origins
      .flatMap(({ localStorage }) => localStorage.map(({ name }) => name))
      .filter((name) => SESSION_KEYS.includes(name));
  }

  /** Opens another tab in the same browser. */
  async tab(): Promise<BrowserUser> {
    return new BrowserUser(`${this.actor} (another tab)`, {
      ...this.window,
      page: await this.window.context.newPage(),
    });
  }

  private async submits(press = () => this.signInPage.submit()): Promise<ServerResponse<SignInResponse>> {
    const response = await this.circuitBreaker.run(() => this.responseTo(endpoints.signIn, press));
    if (isAttemptLimit(response))
      await this.rateLimiter.hold(this.who, addressOf(this.who), response.retryAfterSeconds);
    return response;
  }
}
