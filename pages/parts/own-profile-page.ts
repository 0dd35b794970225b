import type { Locator } from '@playwright/test';
import { fieldByCaption } from './field-by-label';
import { PageObject } from './page-object';
import { step } from './step';

/** `/profile`: the user's own data, of which the phone number can be changed. */
export class OwnProfilePage extends PageObject {
  private get main(): Locator {
    return this.page.getByRole('main').first();
  }

  get phoneField(): Locator {
    return this.main.locator('input[type="tel"]').or(fieldByCaption(this.main, 'Телефон')).first();
  }

  get saveButton(): Locator {
    return this.main.getByRole('button', { name: /^Сохранить/ }).first();
  }

  @step((phone) => `types the phone number ${phone}`)
  async typePhone(phone: string): Promise<void> {
    await this.phoneField.fill(phone);
  }

  @step('presses «Сохранить»')
  async save(): Promise<void> {
    await this.saveButton.click();
  }
}
