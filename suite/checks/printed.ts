/** What a printed page, or its PDF, leaves out of what the screen shows. */
import type { Page } from '@playwright/test';

/** Boxes that are lower than this hold no list that somebody prints. */
const MIN_HEIGHT_PX = 200;

/**
 * Returns the parts of the page that paper cuts off, as tag and class: boxes with a height of their own that scroll or hide
 * what does not fit. On a screen one scrolls to it. The page is shown as on a screen afterwards.
 */
export async function cutInPrint(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  try {
    return await page.evaluate(
      (minHeight) =>
        [...document.querySelectorAll<HTMLElement>('body, body *')]
          .filter((box) => {
            const { overflowY } = getComputedStyle(box);
            return overflowY !== 'visible' && box.clientHeight >= minHeight && box.scrollHeight > box.clientHeight + 1;
          })
          .map(({ tagName, className }) => `${tagName.toLowerCase()}.${className.split(' ')[0] ?? ''}`),
      MIN_HEIGHT_PX,
    );
  } finally {
    await page.emulateMedia({ media: null });
  }
}
