import type { Locator } from '@playwright/test';
import { captionValues } from './caption-values';
import { fieldByCaption } from './field-by-caption';
import { namedRoles, type NamedRole } from './named-roles';
import { PageObject } from './page-object';
import { step } from './step';

/** `/profile`: the user's own data, of which the phone number can be changed. */
export class OwnProfilePage extends PageObject {
  /** The profile of some builds has no main part: then the whole page. The body comes first in a document. */
  get main(): Locator {
    return this.page.locator('body, main, [role="main"]').last();
  }

  get phoneField(): Locator {
    return this.main.locator('input[type="tel"]').or(fieldByCaption(this.main, 'Телефон')).first();
  }

  get saveButton(): Locator {
    return this.main.getByRole('button', { name: /^Сохранить/ }).first();
  }

  /** Returns what the page shows next to captions, without those that it does not have. */
  values(captions: readonly string[]): Promise<Readonly<Record<string, string>>> {
    return captionValues(this.main, captions);
  }

  /** Reads the blocks of the page that name a user with a role. */
  namedRoles(): Promise<NamedRole[]> {
    return namedRoles(this.page);
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
