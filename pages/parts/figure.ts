import type { Locator, Page } from '@playwright/test';

/** Locates the innermost block that holds the figure's heading and a number. */
export function figureOn(page: Page, name: string): Locator {
  return page
    .locator('section, article, li, div')
    .filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) })
    .filter({ hasText: /\d/ })
    .last();
}
