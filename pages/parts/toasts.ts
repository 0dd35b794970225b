import type { Locator } from '@playwright/test';
import { PageObject } from './page-object';

/** Both toast systems of the platform: sonner for the sign-in, Radix for everything else. */
export class Toasts extends PageObject {
  /** Every toast on the screen. */
  get all(): Locator {
    return this.page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
  }

  /** Everything by which the page may tell that something is wrong: notices in its forms, and toasts. */
  get errors(): Locator {
    return this.page.getByRole('alert').or(this.all);
  }

  /** A toast with this text. */
  saying(text: string | RegExp): Locator {
    return this.all.filter({ hasText: text });
  }
}
