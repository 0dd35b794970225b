import type { Locator } from '@playwright/test';
import { PageObject } from './parts/page-object';
import { step } from './parts/step';

/** The page «Доступ запрещён», to which a user is sent who may not open another one. */
export class AccessDeniedPage extends PageObject {
  get backButton(): Locator {
    return this.page.getByRole('button', { name: 'Назад', exact: true });
  }

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

  /** The case judges where that leads. */
  @step('presses «Назад»')
  async pressBack(): Promise<void> {
    await this.backButton.click();
  }
}
