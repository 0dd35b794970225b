import type { Locator, Page } from '@playwright/test';

/** The platform's message that an object does not exist or that the user may not read it. */
export function accessDeniedMessage(page: Page): Locator {
  return page.getByText(/не найден|Доступ запрещ[её]н|нет доступа|нет прав/i).first();
}
