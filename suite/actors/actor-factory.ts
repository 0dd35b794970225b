/** Creates actors, each with a context, a session and pages. An actor is created only when a spec uses it. */
import type { Browser, BrowserContext } from '@playwright/test';
import { environment, runId, targetUrl, type Account } from '../config/environment';
import { PageProblem } from '../../pages/parts/page-problem';
import { ApiClient } from '../api/client';
import type { User } from '../api/schemas';
import { unique } from '../run/run-tag';
import { isEndedByRestart } from '../outage/outage';
import type { PageError, PageHealth } from '../monitoring/page-errors';
import type { Timings } from '../monitoring/timings';
import type { TimingsNote } from '../run/timings-note';
import { ACTOR_NAMES, actorLabel, roleOf, type ActorName, type Role } from '../config/names';
import { sessionFolder, targetFolder } from '../config/folders';
import { AcquiredSessions } from '../sessions/acquired';
import { addressHeaders, addressOf, clientOf } from '../sessions/address';
import { Attempts } from '../sessions/attempts';
import { Blocked } from '../failure/blocked';
import { SignInCircuitBreaker } from '../sessions/circuit-breaker';
import { withExtendedTimeout } from '../sessions/extend-timeout';
import { SignInRateLimiter } from '../sessions/rate-limiter';
import type { Session } from '../sessions/session';
import { signInThroughPage } from '../sessions/sign-in';
import { signInOverApi } from '../sessions/sign-in-api';
import { SessionStore } from '../sessions/store';
import { logWait } from '../sessions/log-wait';
import { Guest } from './guest';
import { ACTORS } from './roles';
import type { PagePool } from './page-pool';
import { BrowserUser } from './browser-user';
import { replaceSession } from './replace-session';
import { isAlive, lastSignIn } from './session-state';
import { asPreparation, skipWhenSignInUnavailable, withoutStop } from './sign-in-outcome';
import { openWindow, type BrowserWindow, type WindowOptions } from './window';
import { failureOf } from '../failure/register';

/** Class of an actor by its name. */
export type ActorByName = { [Name in ActorName]: InstanceType<(typeof ACTORS)[Name]> };

export class ActorFactory {
  private readonly contexts: BrowserContext[] = [];
  private readonly watched: PageHealth[] = [];
  private readonly measured = new Set<Timings>();
  /** Windows in which a role has just signed in. The actor of that role continues there. */
  private readonly signedIn = new Map<ActorName, BrowserWindow>();
  private readonly actorsByName = new Map<ActorName, ActorByName[ActorName]>();
  private readonly others: BrowserUser[] = [];
  private readonly acquired = new AcquiredSessions();
  private finishing: Promise<void> = Promise.resolve();
  private readonly baseUrl: string;
  private readonly store: SessionStore;
  private readonly rateLimiter: SignInRateLimiter;
  private readonly circuitBreaker: SignInCircuitBreaker;

  /** @throws Blocked when there is no platform to test */
  constructor(
    private readonly browser: Browser,
    private readonly shared: PagePool,
  ) {
    const url = targetUrl();
    if (url === undefined) throw new Blocked('no platform is running.');
    this.baseUrl = url;
    const folder = targetFolder(url);
    this.circuitBreaker = new SignInCircuitBreaker(folder, runId());
    this.store = new SessionStore(sessionFolder(url), runId(), this.circuitBreaker);
    this.rateLimiter = new SignInRateLimiter(folder, runId(), undefined, logWait);
  }

  /**
   * Returns the signed-in actor. The first one of a role in a run signs in through the page and stays in that window.
   * @throws Blocked when the account cannot be signed in, or no page opens for its role: this is no result of the
   * case
   */
  async actor<Name extends ActorName>(name: Name): Promise<ActorByName[Name]> {
    const actor = await asPreparation(() => this.signIn(name));
    if (actor.session.evidence.pageProblem !== undefined) await this.expectPagesOf(actor);
    return actor;
  }

  /** Opens a page once more when it did not open after the sign-in. @throws Blocked when it does not open again */
  private async expectPagesOf(actor: ActorByName[ActorName]): Promise<void> {
    await actor.opens(actor.home).catch((error: unknown) => {
      if (!(error instanceof PageProblem)) throw error;
      throw new Blocked(`no page opens for the ${actor.actor} after the sign-in: ${error.message}`, {
        cause: error,
        failure: { ...failureOf(error), role: actor.session.user.role },
      });
    });
  }

  /** Returns the actor for a case about signing in. @throws SignInRefused when the account cannot be signed in */
  async signIn<Name extends ActorName>(name: Name): Promise<ActorByName[Name]> {
    const here = this.actorsByName.get(name);
    if (here !== undefined) return here as ActorByName[Name];
    const session = await this.session(name);
    const { page, traffic, health } =
      this.signedIn.get(name) ?? (await this.open(actorLabel(name), { storageState: session.storage }));
    const actor = new ACTORS[name](name, page, traffic, session, health) as ActorByName[Name];
    this.actorsByName.set(name, actor);
    return actor;
  }

  /**
   * Returns a signed-out user. Each guest has its own window and, on the sandbox, its own client address.
   * @param options of the window
   */
  async guest(options: Pick<WindowOptions, 'keepsCachedLists' | 'serviceWorkers'> = {}): Promise<Guest> {
    const who = unique('guest');
    const window = await this.open('guest', { ...options, extraHTTPHeaders: addressHeaders(who) });
    const guest = new Guest(who, window, this.attempts(who), this.rateLimiter, this.circuitBreaker);
    this.others.push(guest);
    return guest;
  }

  /**
   * Signs a test account in through the page and continues in that window as an actor of its role.
   * @param label the actor's name in steps, where the name of the role is already used
   * @param options of the window
   * @throws SignInRefused when the server rejects the account
   */
  async signInAs<Name extends Role>(
    role: Name,
    account: Account,
    label = `own ${role}`,
    options: Pick<WindowOptions, 'keepsCachedLists'> = {},
  ): Promise<ActorByName[Name]> {
    const window = await this.open(label, { ...options, extraHTTPHeaders: addressHeaders(account.email) });
    const attempt = {
      ...window,
      rateLimiter: this.rateLimiter,
      circuitBreaker: this.circuitBreaker,
      actor: label,
      role,
      account,
      address: addressOf(account.email),
    };
    const signedIn = await withoutStop(() => signInThroughPage(attempt));
    const session: Session = { ...signedIn, runId: runId(), sharedBy: [], renewals: 0 };
    const actor = new ACTORS[role](
      role,
      window.page,
      window.traffic,
      session,
      window.health,
      label,
    ) as ActorByName[Name];
    this.others.push(actor);
    return actor;
  }

  /**
   * Returns a user that only opens addresses: an actor of the role, or a guest. Such tests of one worker share the
   * window. @throws Blocked when the account cannot be signed in
   */
  async openPagesAs(role: Role | 'guest'): Promise<BrowserUser> {
    const session = role === 'guest' ? undefined : await this.sessionOrBlocked(role);
    const options = session === undefined ? {} : { storageState: session.storage };
    const window = await this.shared.of(role, session?.token ?? '', this.baseUrl, options);
    this.watched.push(window.health);
    this.measured.add(window.timings);
    const sharedUser = new BrowserUser(role, window);
    this.others.push(sharedUser);
    return sharedUser;
  }

  /** Opens a new window of an actor, with empty caches. @param options of the window @throws Blocked */
  async newWindow(name: ActorName, options: Pick<WindowOptions, 'serviceWorkers'> = {}): Promise<BrowserUser> {
    const { storage } = await this.sessionOrBlocked(name);
    return new BrowserUser(actorLabel(name), await this.open(actorLabel(name), { ...options, storageState: storage }));
  }

  /** Gives the browser of a window the session of another actor; its caches stay. @throws Blocked */
  async handOver({ page }: BrowserUser, to: ActorName): Promise<void> {
    await replaceSession(page, (await this.sessionOrBlocked(to)).storage);
  }

  /** Returns an API client with an actor's token. Opens a window only when the role has to sign in. @throws Blocked */
  async api(name: ActorName): Promise<ApiClient> {
    return new ApiClient(this.baseUrl, await this.tokenOf(name));
  }

  /** Returns the user of an actor as the sign-in response reported it. @throws Blocked */
  async userOf(name: ActorName): Promise<User> {
    return (await this.sessionOrBlocked(name)).user;
  }

  /** Returns the token of an actor's shared session: a secret, for no title, message or report. @throws Blocked */
  async tokenOf(name: ActorName): Promise<string> {
    return (await this.sessionOrBlocked(name)).token;
  }

  /** Returns sign-in attempts over the API. On the sandbox each name has its own client address. */
  attempts(who: string): Attempts {
    return new Attempts(this.apiWithoutSession(addressHeaders(who)), this.rateLimiter, who, this.circuitBreaker);
  }

  /** Returns an API client without a session that adds exactly these headers to the usual ones. */
  apiWithoutSession(headers: Readonly<Record<string, string>> = {}): ApiClient {
    return new ApiClient(this.baseUrl, undefined, headers);
  }

  /** Signs a test account in over the API in a new session. @throws ApiError */
  signInOverApi(account: Account): Promise<ApiClient> {
    return signInOverApi(this.baseUrl, this.rateLimiter, account, this.circuitBreaker);
  }

  /** Returns the actors that are open now. */
  openActors(): ActorByName[ActorName][] {
    return ACTOR_NAMES.flatMap((name) => this.actorsByName.get(name) ?? []);
  }

  /** Page errors so far in all pages of all windows, outside the subject of the case. */
  get pageErrors(): PageError[] {
    return this.watched.flatMap((health) => health.pageErrors);
  }

  /** Returns the response times of the platform so far. */
  takeTimings(): TimingsNote {
    const all = [...this.measured].map((timings) => timings.take());
    const costMs = all.reduce((sum, one) => sum + one.costMs, 0);
    return { browser: this.browser.version(), costMs, answers: all.flatMap((one) => one.answers) };
  }

  /** Returns all open users, signed in or not. */
  allUsers(): BrowserUser[] {
    return [...this.openActors(), ...this.others];
  }

  /**
   * Locks a shared account for a test that signs it in and out itself. No other test uses the account until the
   * returned function is called.
   */
  acquireExclusive(name: ActorName): Promise<() => Promise<void>> {
    this.acquired.forget(name);
    return withExtendedTimeout(() => this.store.acquireExclusive(name));
  }

  /**
   * Deletes the data of the test. A test may be interrupted during the deletion, but its windows are closed only
   * after it: see `finished`.
   */
  finish(work: () => Promise<void>): Promise<void> {
    this.finishing = work();
    return this.finishing;
  }

  /** Waits for `finish`, which reports its own errors. */
  async finished(): Promise<void> {
    await Promise.allSettled([this.finishing]);
  }

  /**
   * Closes all windows except the shared ones. Each page shows its ready locator by then, because closing a page
   * during a load can hang.
   */
  async clear(): Promise<void> {
    // Also when a window fails to close: other tests must not wait for the accounts of this test forever.
    await Promise.all([this.shared.reset(), ...this.contexts.map((context) => context.close())]).finally(() =>
      this.store.leave(),
    );
  }

  private async sessionOrBlocked(name: ActorName): Promise<Session> {
    return asPreparation(() => this.session(name));
  }

  private session(name: ActorName): Promise<Session> {
    const acquire = () => withExtendedTimeout(() => this.sharedSession(name)).catch(skipWhenSignInUnavailable);
    return this.acquired.of(name, acquire);
  }

  private async sharedSession(name: ActorName): Promise<Session> {
    return this.store.acquire(name, {
      isAlive: (known) => isAlive(this.baseUrl, known),
      isOfRestart: isEndedByRestart,
      lastSignIn: (known) => lastSignIn(this.baseUrl, name === 'admin' ? undefined : this.store.known('admin'), known),
      signIn: async () => {
        const client = clientOf(name);
        const openedWindow = await this.open(actorLabel(name), { extraHTTPHeaders: addressHeaders(client) });
        this.signedIn.set(name, openedWindow);
        return signInThroughPage({
          ...openedWindow,
          rateLimiter: this.rateLimiter,
          circuitBreaker: this.circuitBreaker,
          actor: actorLabel(name),
          role: roleOf(name),
          account: environment().accounts[name],
          address: addressOf(client),
        });
      },
    });
  }

  private async open(who: string, options: WindowOptions): Promise<BrowserWindow> {
    const window = await openWindow(this.browser, this.baseUrl, who, options);
    this.contexts.push(window.context);
    this.watched.push(window.health);
    this.measured.add(window.timings);
    return window;
  }
}
