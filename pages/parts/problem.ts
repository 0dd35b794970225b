/** Turns a browser tool's time-out into what a person would say happened. */
import { errors, type Locator, type Page } from '@playwright/test';
import { controlInWords } from './control-words';

/** What the page did instead of what was asked, in a sentence; the tool's own words follow as the cause. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
}

/** The platform's error screen, shown when its page code throws (a finding of its own, never a mere time-out). */
export function crashScreen(page: Page): Locator {
  return page.getByText('Что-то пошло не так').first();
}

/** The notice of a list or a part of a page whose data did not come. */
export function loadFailure(page: Page): Locator {
  return page.getByText(/Не удалось загрузить|Ошибка загрузки/).first();
}

/** Tells in a sentence what the server had to do with the page's state; undefined when it answered well. */
export type Witness = () => string | undefined;

const witnesses = new WeakMap<Page, Witness>();

/** Names who has watched the page's requests, so that a problem can be told with the request and the status behind it. */
export function attend(page: Page, witness: Witness): void {
  witnesses.set(page, witness);
}

/**
 * Retells a failed action. Looks at the page without waiting: a crashed page and an ended session are named as such.
 * @throws PageProblem always; an error that is one already goes through unchanged
 */
export async function explain(page: Page, doing: string, error: unknown): Promise<never> {
  if (!(error instanceof errors.TimeoutError)) throw error;
  const missing = /waiting for (.+)/.exec(error.message)?.[1]?.trim();
  const seen = await whatIsShown(page);
  throw new PageProblem(`Not possible: ${doing}. ${seen}${missing === undefined ? '' : ` ${lacking(missing, error.message)}`}`, { cause: error });
}

/** What about the control stood in the way: it is not there, or it is and cannot be used. */
function lacking(locator: string, toolsWords: string): string {
  const control = controlInWords(locator);
  if (control === undefined) return `Not found or not usable: ${locator}.`;
  // The tool goes on to say what it tried as soon as the control was found.
  const found = /locator resolved to|attempting .* action/.test(toolsWords);
  return found ? `The ${control} is there and cannot be used.` : `There is no ${control}.`;
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
  const server = witnesses.get(page)?.();
  return `${await looks(page)}${server === undefined ? '' : ` ${server}`}`;
}

async function looks(page: Page): Promise<string> {
  const fault = await faultShown(page);
  if (fault !== undefined) return fault;
  const address = new URL(page.url()).pathname;
  if (address === '/auth/signin') return 'The page is the sign-in page: the session is not (or no longer) accepted.';
  if (address === '/unauthorized') return 'The page refused with «Доступ запрещён».';
  return `The page ${address} does not offer it.`;
}
