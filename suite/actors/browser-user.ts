import { errors, test, type Locator, type Page } from '@playwright/test';
import { waitForPage } from '../../pages/parts/arrival';
import { faultShown } from '../../pages/parts/page-problem';
import type { StepContext } from '../../pages/parts/step-context';
import { SideBar } from '../../pages/parts/side-bar';
import { step } from '../../pages/parts/step';
import { Toasts } from '../../pages/parts/toasts';
import type { PageAccessCase } from '../../pages/access';
import { pathOf, type Route } from '../../pages/routes';
import type { Endpoint } from '../api/endpoint';
import type { CaseId } from '../catalogue';
import { acceptedRecord } from '../monitoring/accepted';
import type { PageHealth } from '../monitoring/page-errors';
import type { RecordedRequest } from '../monitoring/recorded-requests';
import type { ForbiddenAttempt, ServerResponse } from '../monitoring/server-response';
import type { ApiResponse, Traffic } from '../monitoring/traffic';
import { loadWithRetry } from '../monitoring/page-load';
import { failureBehind, isFailureOfPage, isRefusal } from './page-failure';
import { Blocked } from '../failure/blocked';
import { withSecondPress } from './second-press';
import type { BrowserWindow } from './window';
import { unlessTimeout } from './unless-timeout';
import { oneLine } from '../../lib/one-line';
import { waitUntilShown } from '../../pages/parts/wait-until-shown';

/** Result of a visit: the page it ended on, and the server's responses during it. */
export interface VisitResult {
  readonly page: Page;
  readonly accessCase: PageAccessCase;
  readonly id: number | undefined;
  readonly recordedRequests: readonly RecordedRequest[];
}

/** User with their own window, signed in or not. */
export class BrowserUser implements StepContext {
  readonly sideBar: SideBar;
  readonly toasts: Toasts;

  readonly page: Page;
  readonly traffic: Traffic;
  readonly health: PageHealth;

  /** @param actor the user's name in steps and reports */
  constructor(
    readonly actor: string,
    window: Pick<BrowserWindow, 'page' | 'traffic' | 'health'>,
  ) {
    this.page = window.page;
    this.traffic = window.traffic;
    this.health = window.health;
    this.sideBar = new SideBar(this.page, actor);
    this.toasts = new Toasts(this.page, actor);
  }

  /**
   * Opens the address of a page and waits for its ready locator. Always a full load without the lists that the page
   * caches in its storage, so the page shows the server's current data.
   * @param id the object's id for a route with `:id`
   */
  @step((route: Route) => `opens ${route.name}`)
  async opens(route: Route, id?: number): Promise<void> {
    const address = pathOf(route, id);
    await loadWithRetry(this, async () => {
      await this.page.goto(address, { waitUntil: 'domcontentloaded' });
      await waitForPage(this.page, route.readyLocator(this.page), route.name, address);
      // Wait for the page's own requests, so that later checks do not see requests that are still pending.
      await this.traffic.settled();
    });
  }

  /** Opens the address of a page as `opens` does. Returns the responses received meanwhile. */
  opensCollecting(route: Route, id?: number): Promise<ApiResponse[]> {
    return this.traffic.collectResponses(() => this.opens(route, id));
  }

  /** Waits for a page to which the platform leads by itself, or for one of several. */
  arrivesAt(...places: [Route, ...Route[]]): Promise<void> {
    const anyOfThem = places.map(({ readyLocator }) => readyLocator(this.page)).reduce((all, one) => all.or(one));
    return waitForPage(this.page, anyOfThem.first(), places.map(({ name }) => name).join(' or '));
  }

  /** Returns the language that the open page declares, as in `lang="ru"`; an empty string when it declares none. */
  declaredLanguage(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.lang);
  }

  /** Presses the browser's Back button. The case judges which page is shown. */
  @step('goes back')
  async goesBack(): Promise<void> {
    await this.page.goBack({ waitUntil: 'domcontentloaded' });
  }

  /** Reloads the page. The case judges which page is shown. */
  @step('loads the page again')
  async reloads(): Promise<void> {
    await loadWithRetry(this, async () => void (await this.page.reload({ waitUntil: 'domcontentloaded' })));
  }

  /** Sets the clock of the browser, ISO 8601 in local time. Timers go on as before. */
  @step((moment: string) => `looks at the platform on ${moment.slice(0, 10)}`)
  async setsClock(moment: string): Promise<void> {
    await this.page.clock.setFixedTime(moment);
  }

  /** Gives the pages that are opened from now on a clock that `letsPass` can move. It goes on as the real one. */
  async replacesClock(): Promise<void> {
    await this.page.clock.install();
  }

  /** Lets a time pass on the open page, milliseconds: its timers run, and it may read its data anew. */
  @step((ms: number) => `leaves the page open for ${Math.round(ms / 1_000)} s`)
  async letsPass(ms: number): Promise<void> {
    await this.page.clock.runFor(ms);
    await this.traffic.settled();
  }

  /** Runs an action and returns the JSON that the page sends to the endpoint. @throws TimeoutError when it sends nothing */
  async sentBy<T>({ method, path }: Endpoint<T>, action: () => Promise<void>): Promise<unknown> {
    const sent = this.page.waitForRequest(
      (request) => method.test(request.method()) && path.test(new URL(request.url()).pathname),
      { timeout: SENT_MS },
    );
    await action();
    return (await sent).postDataJSON() as unknown;
  }

  /** Brings this tab to the front, without loading its page again. */
  @step('comes back to the tab')
  async comesBack(): Promise<void> {
    await this.page.bringToFront();
  }

  /** Opens the address of a page. The case judges whether the page opens. */
  @step((route: Route) => `types the address of ${route.name}`)
  async types(route: Route): Promise<void> {
    await this.page.goto(route.path, { waitUntil: 'domcontentloaded' });
  }

  /** Opens an address that may be refused. Waits until the page is ready, whether it is the expected one or not. */
  visits(accessCase: PageAccessCase, id?: number): Promise<VisitResult> {
    return test.step(`${this.actor} types the address of ${accessCase.address.name}`, () =>
      loadWithRetry(this, () => this.visitsOnce(accessCase, id)));
  }

  private async visitsOnce(accessCase: PageAccessCase, id?: number): Promise<VisitResult> {
    await this.traffic.settled();
    const lastRequest = this.traffic.lastRequest;
    await this.page.goto(pathOf(accessCase.address, id), { waitUntil: 'domcontentloaded' });
    const places = [...accessCase.ends, ...('readyLocator' in accessCase.address ? [accessCase.address] : [])];
    const readyLocators = places
      .map((place) => place.readyLocator(this.page))
      .reduce((all, readyLocator) => all.or(readyLocator));
    // A page that shows none of the ready locators is judged as it is.
    await waitUntilShown(readyLocators.or(this.page.getByRole('heading')).first()).catch(unlessTimeout);
    await this.traffic.settled();
    return { page: this.page, accessCase, id, recordedRequests: this.traffic.since(lastRequest) };
  }

  /**
   * Opens an address that must be refused. Waits for the first heading of any page. The case judges the page shown
   * and the responses received.
   */
  typesAddressOf(route: Route, id?: number): Promise<ApiResponse[]> {
    return test.step(`${this.actor} types the address of ${route.name}`, () =>
      loadWithRetry(this, () =>
        this.traffic.collectResponses(async () => {
          const address = pathOf(route, id);
          await this.page.goto(address, { waitUntil: 'domcontentloaded' });
          // A refused user ends at another page, so any main heading shows that a page is open.
          const opened = this.page.getByRole('heading', { level: 1 }).or(route.readyLocator(this.page)).first();
          await waitForPage(this.page, opened, route.name, address);
        }),
      ));
  }

  /**
   * Runs an action that the server must accept. Returns the record from the response. @throws Error naming request
   * and status
   */
  async expectSuccess<T>(endpoint: Endpoint<T>, action: () => Promise<void>): Promise<T> {
    const response = await this.responseTo(endpoint, action);
    return acceptedRecord(response);
  }

  /**
   * Returns whether an action is possible on the page, to choose how later steps are judged. The case about the
   * action reports its failure. @throws Error other than a failure of the page or of an expectation
   */
  async canDo(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (isFailureOfPage(error)) return false;
      throw error;
    }
  }

  /**
   * Returns whether a page opens and the server gives it what it asks for. The cases about the page report its
   * failure. @throws Error other than a failure of the page, of an expectation or of a request
   */
  async canReach(open: () => Promise<void>): Promise<boolean> {
    try {
      await open();
      return true;
    } catch (error) {
      if (isFailureOfPage(error) || isRefusal(error)) return false;
      throw error;
    }
  }

  /**
   * Runs what must work before the test can judge anything.
   * @param caseId the case that reports its failure
   * @throws Blocked by that case when the page or the server does not let the user do it
   */
  async precondition<T>(caseId: CaseId, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (!isFailureOfPage(error) && !isRefusal(error)) throw error;
      throw new Blocked(`${caseId} failed before it: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
        blockingStep: caseId,
        failure: await failureBehind(this, error),
      });
    }
  }

  /**
   * Runs what no case is about, and what the test needs before it can judge anything.
   * @param reason why it is not possible, as the beginning of a sentence
   * @throws Blocked when the page or the server does not let the user do it
   */
  async blockedUnless<T>(reason: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (!isFailureOfPage(error) && !(error instanceof errors.TimeoutError) && !isRefusal(error)) throw error;
      throw new Blocked(`${reason}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
        failure: await failureBehind(this, error),
      });
    }
  }

  /**
   * Runs an action that ends with a click, and clicks twice more before the server answers: as the second click of a
   * double click, and once more. `expectSuccess` around it fails when the server accepts more than one request.
   */
  pressesTwice<T>(endpoint: Endpoint<T>, action: () => Promise<void>): Promise<void> {
    return withSecondPress(this.page, endpoint, action);
  }

  /** Returns the texts of all messages that the page shows now, in one line each. */
  async messages(): Promise<string[]> {
    return (await this.toasts.everyMessage.allInnerTexts()).map(oneLine).filter((text) => text !== '');
  }

  /** Returns what the page keeps in the storage of the browser: each key with its value, in both kinds of storage. */
  storage(): Promise<[key: string, value: string][]> {
    return this.page.evaluate(() => [
      ...Object.entries<string>(sessionStorage),
      ...Object.entries<string>(localStorage),
    ]);
  }

  /** Attempts an action that must be refused, with a button that may be disabled. */
  attempts<T>(endpoint: Endpoint<T>, button: Locator, press: () => Promise<void>): Promise<ForbiddenAttempt<T>> {
    return this.traffic.attempt(this.page, endpoint, button, press);
  }

  /**
   * Describes what is wrong on the page now, and which of the server's responses since a time (milliseconds) were
   * refusals.
   */
  async describeTrouble(since: number): Promise<string | undefined> {
    const sentences = [await faultShown(this.page), this.traffic.failedRequestsSummary(since)].filter(
      (part) => part !== undefined,
    );
    return sentences.length === 0 ? undefined : sentences.join(' ');
  }

  /** Runs an action and returns the server's response to it. */
  responseTo<T>(endpoint: Endpoint<T>, action: () => Promise<void>): Promise<ServerResponse<T>> {
    return this.traffic.responseTo(this.page, endpoint, action);
  }
}

/** Time for a page to send what a form contains. */
const SENT_MS = 10_000;
