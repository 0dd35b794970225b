import type { Locator } from '@playwright/test';
import { PlainPage } from './parts/plain-page';
import { step } from './parts/step';

/** The page «Доступ запрещён», to which a user is sent who may not open another one. */
export class AccessDeniedPage extends PlainPage {
  get backButton(): Locator {
    return this.page.getByRole('button', { name: 'Назад', exact: true });
  }

  /** The case judges where that leads. */
  @step('presses «Назад»')
  async pressBack(): Promise<void> {
    await this.backButton.click();
  }
}
