import type { Locator, Page } from '@playwright/test';

/** Locates the innermost block that holds the figure's heading, of level 3 unless given, and a number. */
export function figureOn(page: Page, name: string, heading: { level?: number } = { level: 3 }): Locator {
  return page
    .locator('section, article, li, div')
    .filter({ has: page.getByRole('heading', { name, exact: true, ...heading }) })
    .filter({ hasText: /\d/ })
    .last();
}
