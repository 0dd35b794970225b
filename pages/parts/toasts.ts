import type { Locator } from '@playwright/test';
import { Screen } from './screen';

/** Both toast systems of the platform: sonner for the sign-in, Radix for everything else. */
export class Toasts extends Screen {
  /** Every toast on the screen. */
  get all(): Locator {
    return this.page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
  }

  /** Everything by which the page may tell that something is wrong: notices in its forms, and toasts. */
  get complaints(): Locator {
    return this.page.getByRole('alert').or(this.all);
  }

  /** A toast with this text. */
  saying(text: string | RegExp): Locator {
    return this.all.filter({ hasText: text });
  }
}
