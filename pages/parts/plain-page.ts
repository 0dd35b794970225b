import type { Locator } from '@playwright/test';
import { PageObject } from './page-object';
import { step } from './step';

/** A page without content of its own, which leads to the start page: «Доступ запрещён», «Страница не найдена», the sign-in. */
export class PlainPage extends PageObject {
  /** A button on one build, a link on another. */
  get homeButton(): Locator {
    const name = /^(На главную|Домой|Home)/;
    return this.page.getByRole('button', { name }).or(this.page.getByRole('link', { name })).first();
  }

  /** The case judges where that leads. */
  @step('presses «На главную»')
  async pressHome(): Promise<void> {
    await this.homeButton.click();
  }
}
