/** Whether the keyboard focus can be seen (WCAG 2.4.7): a control must look different while it has the focus. */
import type { Page } from '@playwright/test';

/**
 * Gives the focus to each button, link and field of the page, or of its open dialog, as the keyboard does.
 * @returns the names of those that look the same with and without the focus, each once
 */
export async function controlsWithoutFocusMark(page: Page): Promise<string[]> {
  // A browser shows the focus of a script only after a key was pressed.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const still = document.createElement('style');
    still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important; }';
    document.head.append(still);
    const looksOf = (control: Element): string => {
      const around = [control, control.parentElement, control.nextElementSibling, control.previousElementSibling];
      return JSON.stringify(
        around.map((element) => {
          if (element === null) return [];
          const style = getComputedStyle(element);
          const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
          return [
            outline,
            style.boxShadow,
            style.borderColor,
            style.borderWidth,
            style.backgroundColor,
            style.color,
            style.textDecorationLine,
            style.filter,
          ];
        }),
      );
    };
    const isSeen = (control: HTMLElement): boolean => {
      const { width, height } = control.getBoundingClientRect();
      return (
        width >= 10 && height >= 10 && control.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      );
    };
    const root = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
    const controls = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')].filter(
      (control) => isSeen(control) && !control.matches(':disabled'),
    );
    const unmarked = controls.flatMap((control) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const before = looksOf(control);
      control.focus();
      if (document.activeElement !== control || looksOf(control) !== before) return [];
      const label =
        'labels' in control ? (control.labels as NodeListOf<HTMLElement> | null)?.[0]?.innerText : undefined;
      const name = control.getAttribute('aria-label') ?? label ?? control.innerText;
      return [`${control.localName} «${(name || control.id).trim().slice(0, 40)}»`];
    });
    still.remove();
    return [...new Set(unmarked)];
  });
}
