import type { Page } from '@playwright/test';

/** A person needs longer between two clicks. */
const QUIET_MS = 300;
/** A page may change all the time: a clock, a progress bar. */
const AT_MOST_MS = 2_000;

/**
 * Waits until the page has not changed for a moment. A page may reset a dialog shortly after it has closed, and would
 * then close the next one, which no person opens so soon.
 */
export async function untilQuiet(page: Page): Promise<void> {
  await page.evaluate(
    ([quietMs, atMostMs]) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          observer.disconnect();
          clearTimeout(longest);
          clearTimeout(quiet);
          resolve();
        };
        const longest = setTimeout(end, atMostMs);
        let quiet = setTimeout(end, quietMs);
        const observer = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(end, quietMs);
        });
        observer.observe(document.documentElement, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }),
    [QUIET_MS, AT_MOST_MS] as const,
  );
}
