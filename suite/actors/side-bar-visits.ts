/** Follows the links of the side bar, and compares where each of them leads with the routes of the platform. */
import { test } from '@playwright/test';
import { waitForAddress } from '../../pages/parts/arrival';
import { routes, sideBarTargets, type Route } from '../../pages/routes';
import type { BrowserUser } from './browser-user';
import type { Role } from '../config/names';
import { unlessTimeout } from './unless-timeout';
import { escapeRegExp } from '../../lib/escape-regexp';

/** One link of a side bar and the page on which it ended. */
export interface FollowedLink {
  readonly title: string;
  /** Path of the page on which the link ended. */
  readonly path: string;
  /** Whether the platform shows its page for unknown addresses there. */
  readonly isUnknown: boolean;
  /** Links that the side bar marks as the open page. */
  readonly marked: readonly string[];
  /** What the tab of the browser is called. */
  readonly tabTitle: string;
}

/** Time for the page of a link to open. The link is judged by its address, not by the content of its page. */
const OPENED_MS = 5_000;
/** Time for the side bar to mark the link of the page that has opened. */
const MARKED_MS = 1_000;

/** Follows every link of the side bar in turn, inside the page that the link before has opened. */
export function followSideBar(user: BrowserUser, home: Route): Promise<FollowedLink[]> {
  return test.step(`${user.actor} follows every link of the side bar`, async () => {
    const { links } = user.sideBar;
    const found = await links.evaluateAll((all) =>
      all.map((one) => ({
        title: (one.textContent ?? '').replace(/\s*\d+\s*$/, '').trim(),
        address: one.getAttribute('href') ?? '',
      })),
    );
    const followed: FollowedLink[] = [];
    for (const [index, { title, address }] of found.entries()) {
      // A page that crashes takes the side bar with it.
      if ((await links.count()) !== found.length) await user.opens(home);
      await user.sideBar.followAt(index);
      await waitForAddress(user.page, new RegExp(`${escapeRegExp(address)}/?(?:[?#].*)?$`), OPENED_MS).catch(
        unlessTimeout,
      );
      await user.traffic.settled();
      await user.page.getByRole('heading').first().waitFor({ timeout: OPENED_MS }).catch(unlessTimeout);
      const isUnknown = await routes.notFound.readyLocator(user.page).isVisible();
      // A build without marks is waited for once.
      const isMarked = followed.length === 0 || followed.some((link) => link.marked.length > 0);
      if (isMarked)
        await user.sideBar.markedLinks
          .filter({ hasText: title })
          .first()
          .waitFor({ timeout: MARKED_MS })
          .catch(unlessTimeout);
      const marked = (await user.sideBar.markedLinks.allTextContents()).map((text) =>
        text.replace(/\s*\d+\s*$/, '').trim(),
      );
      const path = new URL(user.page.url()).pathname.replace(/(.)\/$/, '$1');
      followed.push({ marked, title, path, isUnknown, tabTitle: await user.page.title() });
    }
    return followed;
  });
}

/** Returns one sentence for each link that leads elsewhere than its text says, or where another link leads. */
export function misleadingLinks(role: Role, followed: readonly FollowedLink[]): string[] {
  const away: readonly string[] = [routes.unauthorized.path, routes.signIn.path, routes.landing.path];
  return followed.flatMap(({ title, path }, index) => {
    const target = sideBarTargets[role][title];
    if (target !== undefined)
      return target.path === path ? [] : [`«${title}» leads to ${path} instead of ${target.path}`];
    if (away.includes(path)) return [`«${title}» leads to ${path}`];
    const same = followed.find((other, at) => at !== index && other.path === path);
    return same === undefined ? [] : [`«${title}» leads to ${path}, and so does «${same.title}»`];
  });
}

/** Returns one sentence for each page that the side bar marks as another, or as several. */
export function wrongMarks(followed: readonly FollowedLink[]): string[] {
  return followed.flatMap(({ title, marked }) =>
    marked.length === 1 && marked[0] === title
      ? []
      : [`on the page of «${title}» ${marked.length === 0 ? 'no link' : `«${marked.join('», «')}»`}`],
  );
}

/** Returns one sentence for each title that the tab of the browser has on several pages: who has many tabs open sees no more. */
export function sharedTabTitles(followed: readonly FollowedLink[]): string[] {
  const known = followed.filter(({ isUnknown }) => !isUnknown);
  return [...new Set(known.map(({ tabTitle }) => tabTitle))].flatMap((tabTitle) => {
    const pages = new Map(known.flatMap((link) => (link.tabTitle === tabTitle ? [[link.path, link.title]] : [])));
    return pages.size < 2 ? [] : [`«${tabTitle}» on the pages of «${[...pages.values()].join('», «')}»`];
  });
}

/** Returns what a build lacks: links to pages that it must have, and sections that its side bar links in vain. */
export function missingSections(role: Role, followed: readonly FollowedLink[]): string[] {
  const absent = Object.keys(sideBarTargets[role]).filter((title) => followed.every((link) => link.title !== title));
  const unknown = followed
    .filter(({ isUnknown }) => isUnknown)
    .map(({ title, path }) => `page ${path} of the link «${title}»`);
  return [...absent.map((title) => `link «${title}» in the side bar of the ${role}`), ...unknown];
}
