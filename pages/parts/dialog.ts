import type { Locator, Page } from '@playwright/test';
import { Screen } from './screen';
import { step } from './step';

/** What all dialogs share: a titled box with «Отмена» and a close button. */
export abstract class Dialog extends Screen {
  /** @param title the dialog's title, or the part of it that never changes */
  constructor(
    page: Page,
    actor: string,
    private readonly title: string | RegExp,
  ) {
    super(page, actor);
  }

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
