/** Reads what pages show of several people or records: the part of a list that belongs to one of them, or a page of its own. */
import { expect, test, type Locator } from '@playwright/test';
import { entryBlock } from '../../pages/parts/entry-block';
import { separateTexts } from '../../pages/parts/separate-texts';
import { unlessTimeout } from './unless-timeout';
import type { BrowserUser } from './browser-user';

/** Time for the page of a record to show its name. */
const OPENED_MS = 3_000;

/** What a user sees of one name. */
export interface SeenPart {
  readonly name: string;
  readonly text: string;
  /** The same, each element on a line of its own. Only of parts of lists. */
  readonly lines?: string;
}

/** Locates the part of the open page that belongs to one of several names. */
export function partOf(user: BrowserUser, name: string, others: readonly string[]): Locator {
  return entryBlock(user.page, name, others);
}

/**
 * Reads the part of the open page that belongs to each name. Waits until each is shown.
 * @throws the error of an expectation when one is not, so that it can be a precondition
 */
export function readParts(user: BrowserUser, names: readonly string[]): Promise<SeenPart[]> {
  return test.step(`${user.actor} reads what the page shows of ${names.join(' and of ')}`, async () => {
    const parts: SeenPart[] = [];
    for (const name of names) {
      const part = entryBlock(
        user.page,
        name,
        names.filter((other) => other !== name),
      );
      await expect(part, `the part of the page that shows ${name}`).toBeVisible();
      parts.push({ name, text: await part.innerText(), lines: await separateTexts(part) });
    }
    return parts;
  });
}

/**
 * Reads the page of its own that each name has.
 * @param open opens it
 */
export function readOwnPages(
  user: BrowserUser,
  names: readonly string[],
  open: (name: string) => Promise<void>,
): Promise<SeenPart[]> {
  return test.step(`${user.actor} reads the pages of ${names.join(' and of ')}`, async () => {
    const parts: SeenPart[] = [];
    for (const name of names) {
      await open(name);
      const main = user.page.getByRole('main').first();
      await expect(main.getByRole('heading').first(), `the heading of the page of ${name}`).toBeVisible();
      // The list may still be shown while the page loads. A page that is headed otherwise is read as it is.
      await user.page
        .getByRole('heading', { level: 1 })
        .filter({ hasText: name })
        .first()
        .waitFor({ timeout: OPENED_MS })
        .catch(unlessTimeout);
      await user.traffic.settled();
      parts.push({ name, text: await main.innerText() });
    }
    return parts;
  });
}

/**
 * Reads the pages of records one after another without loading the application anew: opens one from the list, goes back
 * and opens the next one.
 * @param open opens one from the open list
 */
export function readOneAfterAnother(
  user: BrowserUser,
  names: readonly string[],
  open: (name: string) => Promise<void>,
): Promise<SeenPart[]> {
  return readOwnPages(user, names, async (name) => {
    if (name !== names[0]) await user.goesBack();
    await open(name);
  });
}

/** A link whose page is not that of the record that it names. */
export interface LinkResult {
  /** Names of the records whose links were followed, each as often as it has one. */
  readonly followed: readonly string[];
  /** One sentence for each link that leads elsewhere. */
  readonly misleading: readonly string[];
}

/**
 * Follows each link of a page whose text has one of the names, and compares the first heading of the page that it opens.
 * @param open opens the page with the links
 */
export function followLinksTo(
  user: BrowserUser,
  names: readonly string[],
  open: () => Promise<void>,
): Promise<LinkResult> {
  return test.step(`${user.actor} follows the links to each record`, async () => {
    await open();
    const links = user.page.getByRole('main').first().getByRole('link');
    const texts = await links.allInnerTexts();
    const [followed, misleading]: [string[], string[]] = [[], []];
    for (const [index, text] of texts.entries()) {
      const name = names.find((one) => text.includes(one));
      if (name === undefined) continue;
      if (followed.length > 0) await open();
      await links.nth(index).click();
      followed.push(name);
      const title = user.page.getByRole('heading', { level: 1 });
      const isThere = await title
        .filter({ hasText: name })
        .first()
        .waitFor({ timeout: OPENED_MS })
        .then(
          () => true,
          () => false,
        );
      if (!isThere) misleading.push(`«${name}» leads to the page «${(await title.allInnerTexts()).join('», «')}»`);
    }
    return { followed, misleading };
  });
}
