import type { Locator } from '@playwright/test';
import { Screen } from './screen';
import { step } from './step';

/** What all dialogs share: a titled box with «Отмена» and a close button. */
export abstract class Dialog extends Screen {
  /** The dialog's title or the part of it that never changes. */
  protected abstract readonly title: string | RegExp;

  /** The dialog itself, for asking whether it is open. */
  get box(): Locator {
    return this.page.getByRole('dialog', { name: this.title });
  }

  protected button(name: string | RegExp): Locator {
    return this.box.getByRole('button', { name });
  }

  @step('closes the dialog')
  async close(): Promise<void> {
    await this.button(/^(Отмена|Close|Закрыть)$/).first().click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
