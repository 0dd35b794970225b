/** Follows the links on the pages of a role, and finds those that lead to no page. */
import { test } from '@playwright/test';
import { routes } from '../../pages/routes';
import type { Role } from '../config/names';
import { generalPath } from '../failure/failure';
import { unlessTimeout } from './unless-timeout';
import type { BrowserUser } from './browser-user';
import { pagesOf } from './pages-of';

/** Time for the page of a link to show its heading. */
const OPENED_MS = 5_000;

/**
 * Opens each page of a role and each address that its links name, one of each kind: two links that differ only by the
 * id of a record lead to the same kind of page.
 * @returns one sentence for each link that ends on the page for unknown addresses, and how many were followed
 */
export function followLinksOfPages(user: BrowserUser, role: Role): Promise<{ followed: number; dead: string[] }> {
  return test.step(`${user.actor} follows the links on all pages of the role`, async () => {
    const found = new Map<string, { address: string; from: string; title: string }>();
    for (const route of pagesOf(role)) {
      if (!(await user.canReach(() => user.opens(route)))) continue;
      await user.traffic.settled();
      const links = await user.page
        .locator('main a[href^="/"]')
        .evaluateAll((all) =>
          all.map((one) => ({ address: one.getAttribute('href') ?? '', title: (one.textContent ?? '').trim() })),
        );
      for (const { address, title } of links) {
        const kind = generalPath(address);
        if (!address.startsWith('/media/') && !found.has(kind)) found.set(kind, { address, from: route.path, title });
      }
    }
    const dead: string[] = [];
    for (const { address, from, title } of found.values()) {
      await user.page.goto(address);
      await user.page.getByRole('heading').first().waitFor({ timeout: OPENED_MS }).catch(unlessTimeout);
      if (await routes.notFound.readyLocator(user.page).isVisible())
        dead.push(`«${title}» on ${from} leads to ${generalPath(address)}, which the platform does not have`);
    }
    return { followed: found.size, dead };
  });
}
