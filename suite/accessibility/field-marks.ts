/** Whether a screen reader hears that a field is wrong, and why (WCAG 3.3.1 and 1.3.1). */
import type { Locator } from '@playwright/test';

/** @returns what a field that the page has refused lacks, each as a feature */
export function lackingMarks(field: Locator): Promise<string[]> {
  return field.evaluate((element) => {
    const input = element as HTMLInputElement;
    const isMarked = input.getAttribute('aria-invalid') === 'true' || !input.validity.valid;
    const ids = ['aria-describedby', 'aria-errormessage'].flatMap((name) =>
      (input.getAttribute(name) ?? '').split(' '),
    );
    const isExplained = ids.some((id) => (document.getElementById(id)?.textContent ?? '').trim() !== '');
    return [
      ...(isMarked ? [] : ['mark for screen readers on a field that was refused']),
      ...(isExplained || input.validationMessage !== ''
        ? []
        : ['reason that screen readers read with a refused field']),
    ];
  });
}
