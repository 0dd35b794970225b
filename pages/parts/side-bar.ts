import type { Locator } from '@playwright/test';
import { routes } from '../routes';
import { waitForPage } from './arrival';
import { PageObject } from './page-object';
import { step } from './step';

/** The side bar of every signed-in page. It has no landmark of its own on the published build. */
export class SideBar extends PageObject {
  /** A link of the side bar by its text; a counter may follow it («Счета 0»). */
  link(name: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) }).first();
  }

  get signOutButton(): Locator {
    return this.page.getByRole('button', { name: 'Выход' });
  }

  /** Goes on inside the page, as a person does who is at work; where that leads is for the case to judge. */
  @step((name) => `follows «${name}» in the side bar`)
  async follow(name: string): Promise<void> {
    await this.link(name).click();
  }

  /** Ends on the sign-in page: sign-out is a full load that redirects once more inside the page. */
  @step('signs out')
  async signOut(): Promise<void> {
    await this.signOutButton.click();
    await waitForPage(this.page, routes.signIn.readyLocator(this.page), routes.signIn.name);
  }
}
