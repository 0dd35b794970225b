import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';

/** «Профиль пользователя»: everything that is known of one account. */
export class ProfileDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Профиль/);
  }

  /** The caption with its value: the innermost block that holds the caption and more than it. */
  line(caption: string): Locator {
    return this.box
      .locator('div, li, tr, p')
      .filter({ has: this.page.getByText(new RegExp(`^${caption}:?$`)) })
      .filter({ hasNotText: new RegExp(`^\\s*${caption}:?\\s*$`) })
      .last();
  }
}
