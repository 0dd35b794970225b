import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/admin/monitoring`: the state of the platform and the figures of its users. */
export class MonitoringPage extends PageObject {
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  get refreshButton(): Locator {
    return this.main.getByRole('button', { name: /^Обновить/ });
  }

  @step('presses «Обновить»')
  async refresh(): Promise<void> {
    await this.refreshButton.first().click();
  }
}
