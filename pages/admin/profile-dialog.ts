import type { Locator, Page } from '@playwright/test';
import { captionValues } from '../parts/caption-values';
import { Dialog } from '../parts/dialog';

/** «Профиль пользователя»: all data of one account. */
export class ProfileDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Профиль/);
  }

  /** Returns what the dialog shows next to captions, without those that it does not have. */
  values(captions: readonly string[]): Promise<Readonly<Record<string, string>>> {
    return captionValues(this.box, captions);
  }

  /** Locates the caption with its value: the innermost block that holds the caption and further text. */
  line(caption: string): Locator {
    return this.box
      .locator('div, li, tr, p')
      .filter({ has: this.page.getByText(new RegExp(`^${caption}:?$`)) })
      .filter({ hasNotText: new RegExp(`^\\s*${caption}:?\\s*$`) })
      .last();
  }
}
