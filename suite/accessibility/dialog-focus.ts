/** Where the keyboard focus is while a form is open and after it is closed (WCAG 2.4.3, and the pattern of modal dialogs). */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { soon } from '../actors/soon';

/** A form in a dialog, and the button that opens it. */
export interface OpenedByButton {
  readonly opener: Locator;
  readonly box: Locator;
  /** Closes the open dialog without a change. */
  readonly close: () => Promise<void>;
}

/** From the first control of a form backwards to its last ones, and forwards to its first ones again. */
const AROUND = ['Shift+Tab', 'Shift+Tab', 'Tab', 'Tab', 'Tab', 'Tab'];
/** Time for the focus to move after a dialog has opened or closed. */
const MOVES_MS = 1_500;

/**
 * Opens a form with the keyboard, moves over its ends with Tab in both directions, and closes it.
 * @returns what a keyboard user of the form would miss, each as a feature
 */
export function lackingFocus(page: Page, { opener, box, close }: OpenedByButton): Promise<string[]> {
  return test.step('follows the keyboard focus into the form, over its ends and back', async () => {
    // A page without the button fails here as a page, and not with a time-out of the key.
    await expect(opener).toBeVisible();
    await opener.press('Enter');
    await expect(box).toBeVisible();
    const enters = await soon(() => box.evaluate((dialog) => dialog.contains(document.activeElement)), MOVES_MS);
    let leaves = false;
    for (const key of AROUND) {
      await page.keyboard.press(key);
      // Beyond the last control there may be the controls of the browser: the page has no focus then.
      leaves ||= await box.evaluate(
        (dialog) => document.activeElement !== document.body && !dialog.contains(document.activeElement),
      );
    }
    await close();
    await expect(box).toBeHidden();
    const returns = await soon(() => opener.evaluate((button) => button === document.activeElement), MOVES_MS);
    return [
      ...(enters ? [] : ['focus that goes into a form when it opens']),
      ...(leaves ? ['focus that stays in an open form'] : []),
      ...(returns ? [] : ['focus that returns to the button of a form when it closes']),
    ];
  });
}
