/** Turns a Playwright time-out into a description of the page's state. */
import { errors, type Locator, type Page } from '@playwright/test';
import { withoutIds } from '../../lib/path-ids';
import { controlIn, describeControl, type Control } from './control-words';
import type { StepContext } from './step-context';

/**
 * Describes in a sentence what the page did instead of the expected action. Playwright's own message is kept as the
 * cause.
 */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
  constructor(
    message: string,
    /** The problem as data, for the reports. */
    readonly failure: PageFailure,
    options?: ErrorOptions,
  ) {
    super(message, options);
    for (const listener of listeners) listener(this);
  }
}

/** A request of a page that the server rejected or did not answer. */
export interface RefusedRequest {
  method: string;
  path: string;
  status?: number | undefined;
}

/** The problem of a page, as data. */
export interface PageFailure {
  code:
    | 'page-crashed'
    | 'page-data'
    | 'page-closed'
    | 'page-forbidden'
    | 'page-elsewhere'
    | 'session-ended'
    | 'control-missing'
    | 'control-unusable';
  /** Path of the page, with object ids replaced by `:id`. */
  page?: string | undefined;
  /** The expected element: a control, or the page that did not open. */
  control?: Control | undefined;
  /** Requests of the page that were rejected while it loaded. */
  failedRequests?: RefusedRequest[] | undefined;
}

/** Path of the sign-in page. */
export const SIGN_IN = '/auth/signin';

const listeners = new Set<(problem: PageProblem) => void>();

/** Registers a listener for every page problem in this process. */
export function onPageProblem(listener: (problem: PageProblem) => void): void {
  listeners.add(listener);
}

/**
 * The platform's error screen, shown when its page code throws. It is reported as a separate failure, not as a
 * time-out.
 */
export function crashScreen(page: Page): Locator {
  return page.getByText('Что-то пошло не так').first();
}

/** The error message of a list or a part of a page whose data did not load. */
export function loadFailure(page: Page): Locator {
  return page.getByText(/Не удалось загрузить|Ошибка загрузки/).first();
}

/**
 * Returns how the server contributed to the page's state: as a sentence and as data. Undefined when all responses
 * succeeded.
 */
export type TroubleSource = () => { sentence: string; refused: RefusedRequest[] } | undefined;

const troubleSources = new WeakMap<Page, TroubleSource>();

/** Registers the observer of the page's requests, so that a problem is reported with the request and its status. */
export function registerTroubleSource(page: Page, source: TroubleSource): void {
  troubleSources.set(page, source);
}

/**
 * Rewrites the error of a failed action. Inspects the page without waiting: names a crashed page and an ended
 * session.
 * @throws PageProblem always; rethrows an error that already is one unchanged
 */
export async function explain(context: StepContext, action: string, error: unknown): Promise<never> {
  if (!(error instanceof errors.TimeoutError)) throw error;
  const { page, isSignedOut = false } = context;
  const missing = /waiting for (.+)/.exec(error.message)?.[1]?.trim();
  const seen = await whatIsShown(page, isSignedOut);
  const shown = await failureShown(page, isSignedOut);
  // A page without a visible error lacks the control or does not let the user operate it.
  const code =
    shown.code === 'page-elsewhere' ? (isFound(error.message) ? 'control-unusable' : 'control-missing') : shown.code;
  const control = missing === undefined ? undefined : (controlIn(missing) ?? { kind: 'place', names: [missing] });
  const failure = { ...shown, code, ...(control === undefined ? {} : { control }) };
  throw new PageProblem(
    `Not possible: ${action}. ${seen}${missing === undefined ? '' : ` ${missingControl(missing, error.message)}`}`,
    failure,
    { cause: error },
  );
}

/** Returns why the control could not be used: it is missing, or it is present and unusable. */
function missingControl(locator: string, toolsWords: string): string {
  const control = describeControl(locator);
  if (control === undefined) return `Not found or not usable: ${locator}.`;
  return isFound(toolsWords) ? `The ${control} is there and cannot be used.` : `There is no ${control}.`;
}

/** Returns whether the control was found: Playwright logs its attempts as soon as it finds the element. */
function isFound(toolsWords: string): boolean {
  return /locator resolved to|attempting .* action/.test(toolsWords);
}

/**
 * Returns the page's current problem as data; `page-elsewhere` when the only problem is that another page is open.
 * @param isSignedOut whether nobody is signed in, so that the sign-in page shows no ended session
 */
export async function failureShown(page: Page, isSignedOut = false): Promise<PageFailure> {
  if (page.isClosed()) return { code: 'page-closed' };
  const address = new URL(page.url()).pathname;
  const failedRequests = troubleSources.get(page)?.()?.refused ?? [];
  const code = (await crashScreen(page).isVisible())
    ? 'page-crashed'
    : (await loadFailure(page).isVisible())
      ? 'page-data'
      : address === SIGN_IN && !isSignedOut
        ? 'session-ended'
        : address === '/unauthorized'
          ? 'page-forbidden'
          : 'page-elsewhere';
  return {
    code,
    page: withoutIds(address),
    ...(failedRequests.length === 0 ? {} : { failedRequests }),
  };
}

/** Returns whether the page shows content of its own: a heading or a form in its main part, and no error screen. */
export async function showsSomething(page: Page): Promise<boolean> {
  if (await crashScreen(page).isVisible()) return false;
  const main = page.getByRole('main').first();
  return main
    .getByRole('heading')
    .or(main.getByRole('textbox'))
    .or(main.getByRole('table'))
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .isVisible();
}

/** Returns the page's visible error: it crashed, or it could not load its data. Undefined when neither applies. */
export async function faultShown(page: Page): Promise<string | undefined> {
  if (page.isClosed()) return 'The page was closed.';
  const address = new URL(page.url()).pathname;
  if (await crashScreen(page).isVisible())
    return `The page ${address} crashed into its error screen «Что-то пошло не так».`;
  const failure = loadFailure(page);
  if (await failure.isVisible())
    return `The page ${address} could not load its data: it says «${(await failure.innerText()).trim()}».`;
  return undefined;
}

/**
 * Describes the current state of the page and the server's part in it, in one or two sentences.
 * @param isSignedOut whether nobody is signed in, so that the sign-in page shows no ended session
 */
export async function whatIsShown(page: Page, isSignedOut = false): Promise<string> {
  const server = troubleSources.get(page)?.()?.sentence;
  return `${await describePage(page, isSignedOut)}${server === undefined ? '' : ` ${server}`}`;
}

async function describePage(page: Page, isSignedOut: boolean): Promise<string> {
  const fault = await faultShown(page);
  if (fault !== undefined) return fault;
  const address = new URL(page.url()).pathname;
  if (address === SIGN_IN && !isSignedOut)
    return 'The page is the sign-in page: the session is not (or no longer) accepted.';
  if (address === '/unauthorized') return 'The page refused with «Доступ запрещён».';
  return `The page ${address} does not offer it.`;
}
