/** Lists whose request fails while their page opens: what the page says, and whether its button loads them after all. */
import { test, type Locator, type Route } from '@playwright/test';
import type { BrowserUser } from '../actors/browser-user';
import type { Route as RouteOfPage } from '../../pages/routes';
import { soon } from '../actors/soon';

/** What the page of a list shows while the list cannot be read. */
export interface FailedList {
  /** A sentence that there is nothing, which the page cannot know. Undefined where it says no such thing. */
  readonly claim: string | undefined;
  /** Whether the page says that the list was not loaded. */
  readonly saysSo: boolean;
  /** What became of the list after the page’s button for another attempt was pressed. */
  readonly again: 'loaded' | 'not loaded' | 'no button';
}

/** How pages say that there is nothing. */
const NOTHING =
  /(?:^|\n)\s*(?:нет (?!\S*(?:связ|соедин|интернет))[а-яё]+[^\n]*|[^\n]*(?:пока нет|ещё не|еще не)[^\n]*)/iu;
const TROUBLE = /не удалось|ошибк|не загру|недоступ|нет (?:связи|соединения)|error|failed/i;
const AGAIN = /Повторить|Попробовать|Загрузить (?:ещё раз|снова)|Обновить|Retry/i;
/** Time for a page to show what has become of its request. */
const SHOWN_MS = 3_000;

/** Opens the page of a list while the requests for the list fail, and then presses its button for another attempt. */
export function openWithFailedList(user: BrowserUser, route: RouteOfPage, list: RegExp): Promise<FailedList> {
  return test.step(`${user.actor} opens ${route.name} while its list cannot be read`, async () => {
    const { page } = user;
    const matches = (url: URL) => list.test(url.pathname);
    // The reason of a page that leaves: no monitor takes it for a fault of the platform, and a page sees no difference.
    const fail = (request: Route) =>
      request.request().method() === 'GET' ? request.abort('aborted') : request.fallback();
    await page.route(matches, fail);
    try {
      await user.opens(route);
      const main = page.getByRole('main').first();
      const saysSo = await soon(async () => TROUBLE.test(await main.innerText()), SHOWN_MS);
      const claim = NOTHING.exec(await main.innerText())?.[0].trim();
      const button = main.getByRole('button', { name: AGAIN }).first();
      const isOffered = await button.isVisible();
      await page.unroute(matches, fail);
      const again = isOffered ? await loadedAfter(main, () => button.click()) : 'no button';
      return { claim, saysSo, again };
    } finally {
      await page.unroute(matches, fail);
    }
  });
}

async function loadedAfter(main: Locator, press: () => Promise<void>): Promise<'loaded' | 'not loaded'> {
  await press();
  return (await soon(async () => !TROUBLE.test(await main.innerText()), SHOWN_MS)) ? 'loaded' : 'not loaded';
}
