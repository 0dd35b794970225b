import type { Locator, Page } from '@playwright/test';
import type { StepContext } from './step-context';

/** A page object: knows where things are, gives lazy locators and named actions, and asserts nothing. */
export abstract class PageObject implements StepContext {
  constructor(
    readonly page: Page,
    readonly actor: string,
  ) {}

  /** First-level heading. The published build has several and two `main`, so a name is always given. */
  protected heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name }).first();
  }
}
