import type { Locator, Page } from '@playwright/test';

/**
 * Locates the part of a list that belongs to one entry: the outermost block that has its name and no other's.
 * @param others the names of the other entries
 */
export function entryBlock(page: Page, name: string, others: readonly string[]): Locator {
  const named = page
    .getByRole('main')
    .first()
    .locator('tr, li, article, section, div')
    .filter({ has: page.getByText(name, { exact: true }) });
  return others
    .reduce((parts, other) => parts.filter({ hasNot: page.getByText(other, { exact: true }) }), named)
    .first();
}
