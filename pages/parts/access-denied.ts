import type { Locator, Page } from '@playwright/test';

/** How the platform words that something is not there, or not for this reader. */
export function accessDeniedMessage(page: Page): Locator {
  return page.getByText(/не найден|Доступ запрещ[её]н|нет доступа|нет прав/i).first();
}
