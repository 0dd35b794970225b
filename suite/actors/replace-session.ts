/** Two people who use the same browser one after the other. */
import type { Page } from '@playwright/test';
import type { Storage } from '../sessions/session';

/** Replaces the session of a browser by another one. Its caches stay, as when people sign in after each other. */
export async function replaceSession(page: Page, { cookies, origins }: Storage): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  await context.addCookies(cookies);
  await page.evaluate(
    (entries) => {
      localStorage.clear();
      sessionStorage.clear();
      for (const { name, value } of entries) localStorage.setItem(name, value);
    },
    origins.flatMap(({ localStorage }) => localStorage),
  );
}
