/** Dialogs and rows on a phone: each of their buttons can be reached. */
import type { Locator } from '@playwright/test';

/** Part of a button that must be inside the screen, so that it can be read and pressed. */
const NEEDED = 0.9;

/**
 * Returns the buttons of an open dialog, or of a row, that stay outside the screen, however far it is scrolled. What a place
 * cuts off (`overflow: hidden`) is outside: only a program can scroll there.
 */
export async function buttonsOutOfReach(box: Locator): Promise<string[]> {
  const buttons = await box.getByRole('button').filter({ visible: true }).all();
  if (buttons.length === 0) return ['there is no button'];
  const outside: string[] = [];
  for (const button of buttons) {
    await button.scrollIntoViewIfNeeded();
    const isInside = await button.evaluate(
      (element, needed) =>
        new Promise<boolean>((resolve) => {
          for (let around = element.parentElement; around !== null; around = around.parentElement)
            if (['hidden', 'clip'].includes(getComputedStyle(around).overflowX)) around.scrollLeft = 0;
          const observer = new IntersectionObserver(([entry]) => {
            observer.disconnect();
            resolve((entry?.intersectionRatio ?? 0) >= needed);
          });
          observer.observe(element);
        }),
      NEEDED,
    );
    if (!isInside) outside.push((await button.innerText()) || ((await button.getAttribute('aria-label')) ?? 'button'));
  }
  return outside;
}
