/** Turns a browser tool's time-out into what a person would say happened. */
import { errors, type Locator, type Page } from '@playwright/test';
import { controlIn, describeControl, type Control } from './control-words';

/** What the page did instead of what was asked, in a sentence; the tool's own words follow as the cause. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
  constructor(
    message: string,
    /** The same as data, for the reports. */
    readonly failure: PageFailure,
    options?: ErrorOptions,
  ) {
    super(message, options);
    for (const listener of listeners) listener(this);
  }
}

/** A request of a page that the server refused or did not answer. */
export interface RefusedRequest {
  method: string;
  path: string;
  status?: number | undefined;
}

/** What is wrong with a page, as data. */
export interface PageFailure {
  code: 'page-crashed' | 'page-data' | 'page-closed' | 'page-forbidden' | 'page-elsewhere' | 'session-ended' | 'control-missing' | 'control-unusable';
  /** The path of the page; numbers of objects as `:id`. */
  page?: string | undefined;
  /** What was looked for: a control, or the page that did not open. */
  control?: Control | undefined;
  /** Requests of the page that were refused while it loaded. */
  failedRequests?: RefusedRequest[] | undefined;
}

const listeners = new Set<(problem: PageProblem) => void>();

/** Calls the listener for every problem that a page of this process has. */
export function onPageProblem(listener: (problem: PageProblem) => void): void {
  listeners.add(listener);
}

/** The platform's error screen, shown when its page code throws (a finding of its own, never a mere time-out). */
export function crashScreen(page: Page): Locator {
  return page.getByText('Что-то пошло не так').first();
}

/** The notice of a list or a part of a page whose data did not come. */
export function loadFailure(page: Page): Locator {
  return page.getByText(/Не удалось загрузить|Ошибка загрузки/).first();
}

/** Tells what the server had to do with the page's state: in a sentence, and as data. Undefined when it answered well. */
export type TroubleSource = () => { sentence: string; refused: RefusedRequest[] } | undefined;

const troubleSources = new WeakMap<Page, TroubleSource>();

/** Names who has watched the page's requests, so that a problem can be told with the request and the status behind it. */
export function registerTroubleSource(page: Page, source: TroubleSource): void {
  troubleSources.set(page, source);
}

/**
 * Retells a failed action. Looks at the page without waiting: a crashed page and an ended session are named as such.
 * @throws PageProblem always; an error that is one already goes through unchanged
 */
export async function explain(page: Page, action: string, error: unknown): Promise<never> {
  if (!(error instanceof errors.TimeoutError)) throw error;
  const missing = /waiting for (.+)/.exec(error.message)?.[1]?.trim();
  const seen = await whatIsShown(page);
  const shown = await failureShown(page);
  // A page that shows no fault of its own lacks the control, or does not let it be used.
  const code = shown.code === 'page-elsewhere' ? (isFound(error.message) ? 'control-unusable' : 'control-missing') : shown.code;
  const control = missing === undefined ? undefined : (controlIn(missing) ?? { kind: 'place', names: [missing] });
  const failure = { ...shown, code, ...(control === undefined ? {} : { control }) };
  throw new PageProblem(`Not possible: ${action}. ${seen}${missing === undefined ? '' : ` ${missingControl(missing, error.message)}`}`, failure, { cause: error });
}

/** What about the control stood in the way: it is not there, or it is and cannot be used. */
function missingControl(locator: string, toolsWords: string): string {
  const control = describeControl(locator);
  if (control === undefined) return `Not found or not usable: ${locator}.`;
  return isFound(toolsWords) ? `The ${control} is there and cannot be used.` : `There is no ${control}.`;
}

/** Whether the control was there: the tool goes on to say what it tried as soon as it was found. */
function isFound(toolsWords: string): boolean {
  return /locator resolved to|attempting .* action/.test(toolsWords);
}

/** What is wrong with the page as it stands now, as data; `page-elsewhere` when nothing is but that it is another one. */
export async function failureShown(page: Page): Promise<PageFailure> {
  if (page.isClosed()) return { code: 'page-closed' };
  const address = new URL(page.url()).pathname;
  const failedRequests = troubleSources.get(page)?.()?.refused ?? [];
  const code = (await crashScreen(page).isVisible())
    ? 'page-crashed'
    : (await loadFailure(page).isVisible())
      ? 'page-data'
      : address === '/auth/signin'
        ? 'session-ended'
        : address === '/unauthorized'
          ? 'page-forbidden'
          : 'page-elsewhere';
  return { code, page: address.replace(/\/\d+(?=\/|$)/g, '/:id'), ...(failedRequests.length === 0 ? {} : { failedRequests }) };
}

/** Whether the page shows content of its own: a heading or a form inside its main part, and no error screen. */
export async function showsSomething(page: Page): Promise<boolean> {
  if (await crashScreen(page).isVisible()) return false;
  const main = page.getByRole('main').first();
  return main.getByRole('heading').or(main.getByRole('textbox')).or(main.getByRole('table')).or(page.getByRole('heading', { level: 1 })).first().isVisible();
}

/** What is plainly wrong with the page as it stands now: it crashed, or it could not load its data. Undefined when neither. */
export async function faultShown(page: Page): Promise<string | undefined> {
  if (page.isClosed()) return 'The page was closed.';
  const address = new URL(page.url()).pathname;
  if (await crashScreen(page).isVisible()) return `The page ${address} crashed into its error screen «Что-то пошло не так».`;
  const failure = loadFailure(page);
  if (await failure.isVisible()) return `The page ${address} could not load its data: it says «${(await failure.innerText()).trim()}».`;
  return undefined;
}

/** A sentence or two about the page as it stands now, and the server's part in it. */
export async function whatIsShown(page: Page): Promise<string> {
  const server = troubleSources.get(page)?.()?.sentence;
  return `${await describePage(page)}${server === undefined ? '' : ` ${server}`}`;
}

async function describePage(page: Page): Promise<string> {
  const fault = await faultShown(page);
  if (fault !== undefined) return fault;
  const address = new URL(page.url()).pathname;
  if (address === '/auth/signin') return 'The page is the sign-in page: the session is not (or no longer) accepted.';
  if (address === '/unauthorized') return 'The page refused with «Доступ запрещён».';
  return `The page ${address} does not offer it.`;
}
