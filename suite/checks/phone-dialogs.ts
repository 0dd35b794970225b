/** Dialogs on a phone: each of their buttons can be reached. */
import type { Locator } from '@playwright/test';

/** Part of a button that must be inside the screen, so that it can be read and pressed. */
const NEEDED = 0.9;

/** Returns the buttons of an open dialog that stay outside the screen, however far the dialog is scrolled. */
export async function buttonsOutOfReach(box: Locator): Promise<string[]> {
  const buttons = await box.getByRole('button').filter({ visible: true }).all();
  if (buttons.length === 0) return ['the dialog has no button'];
  const outside: string[] = [];
  for (const button of buttons) {
    await button.scrollIntoViewIfNeeded();
    const isInside = await button.evaluate(
      (element, needed) =>
        new Promise<boolean>((resolve) => {
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
