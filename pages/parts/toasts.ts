import type { Locator } from '@playwright/test';
import { Screen } from './screen';

/** Both toast systems of the platform: sonner for the sign-in, Radix for everything else. */
export class Toasts extends Screen {
  /** Every toast on the screen. */
  get all(): Locator {
    return this.page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
  }

  /** A toast with this text. */
  saying(text: string | RegExp): Locator {
    return this.all.filter({ hasText: text });
  }
}
