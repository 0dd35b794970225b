import type { Locator } from '@playwright/test';
import { routes } from '../routes';
import { waitForPage } from './arrival';
import { PageObject } from './page-object';
import { step } from './step';

/** How often Tab is pressed at most: a page has fewer controls before its side bar ends. */
const MAX_PRESSES = 80;

/** The side bar of every page for signed-in users. It has no landmark on the published build. */
export class SideBar extends PageObject {
  /** Locates a link of the side bar by its text. A counter may follow the text («Счета 0»). */
  link(name: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) }).first();
  }

  /** All links of the side bar. Links inside the page's own content lead elsewhere and do not count. */
  get links(): Locator {
    return this.page.locator(
      'xpath=//a[starts-with(@href, "/dashboard") or starts-with(@href, "/admin") or starts-with(@href, "/profile")][not(ancestor::main)]',
    );
  }

  /** Links that are marked as the page that is open. */
  get markedLinks(): Locator {
    return this.links.and(this.page.locator('[aria-current="page"]'));
  }

  /** The button that opens the side bar where it is a menu: on a phone. A menu that is open hides it. */
  get menuButton(): Locator {
    return this.page.getByRole('button', { name: /^(Toggle Sidebar|Меню|Открыть меню|Menu)$/ }).first();
  }

  /** Presses the button that folds the side bar in, or out again, and opens the menu on a phone. */
  @step('presses the button of the side bar')
  async pressMenuButton(): Promise<void> {
    await this.menuButton.click();
  }

  /** Returns the width of the links in pixels: 0 where they are hidden, and less where only their icons are shown. */
  async linkWidth(): Promise<number> {
    const link = this.links.first();
    return (await link.isVisible()) ? ((await link.boundingBox())?.width ?? 0) : 0;
  }

  /** Moves through an open page with the key Tab. Returns the texts of the links that it does not reach. */
  @step('moves through the side bar with Tab')
  async linksOutOfReachByTab(): Promise<string[]> {
    const targets = await this.links.evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', text: (link.textContent ?? '').trim() })),
    );
    const reached = new Set<string | null>();
    for (let presses = 0; presses < MAX_PRESSES && targets.some(({ href }) => !reached.has(href)); presses += 1) {
      await this.page.keyboard.press('Tab');
      reached.add(await this.page.evaluate(() => document.activeElement?.getAttribute('href') ?? null));
    }
    return targets.filter(({ href }) => !reached.has(href)).map(({ text }) => text);
  }

  get signOutButton(): Locator {
    return this.page.getByRole('button', { name: 'Выход' });
  }

  /** Clicks a link inside the open page, as a user does. The test checks where the link leads. */
  @step((name) => `follows «${name}» in the side bar`)
  async follow(name: string): Promise<void> {
    await this.link(name).click();
  }

  /** Clicks the link at a position. The test checks where the link leads. */
  @step((index) => `follows link ${index + 1} of the side bar`)
  async followAt(index: number): Promise<void> {
    await this.links.nth(index).click();
  }

  /** Presses «Выход». The test checks where that leads. */
  @step('presses «Выход»')
  async pressSignOut(): Promise<void> {
    await this.signOutButton.click();
  }

  /** Waits for the sign-in page: sign-out is a full load followed by another redirect inside the page. */
  @step('signs out')
  async signOut(): Promise<void> {
    await this.signOutButton.click();
    await waitForPage(this.page, routes.signIn.readyLocator(this.page), routes.signIn.name);
  }
}
