import type { Locator, Page } from '@playwright/test';
import type { StepContext } from './step-context';

/** Base class of page objects. Page objects return lazy locators and named actions, and contain no assertions. */
export abstract class PageObject implements StepContext {
  constructor(
    readonly page: Page,
    readonly actor: string,
  ) {}

  /** Locates a first-level heading. The published build has several, and two `main` elements, so the name is required. */
  protected heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name }).first();
  }
}
