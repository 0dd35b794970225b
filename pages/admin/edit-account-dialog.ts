import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { step } from '../parts/step';
import { FormDialog } from './form-dialog';

/** «Редактирование пользователя». */
export class EditAccountDialog extends FormDialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Редактир/);
  }

  get roleField(): Locator {
    return fieldByCaption(this.box, 'Роль');
  }

  /** «Активен». The only field of the form that is switched on and off. */
  get activeBox(): Locator {
    return this.box.getByRole('checkbox').or(this.box.getByRole('switch')).first();
  }

  @step((on) => `${on === 'true' ? 'ticks' : 'takes the tick from'} «Активен»`)
  async setActive(on: 'true' | 'false'): Promise<void> {
    await this.activeBox.setChecked(on === 'true');
  }

  /** @param role as written in the list */
  @step((role) => `chooses the role «${role}»`)
  async chooseRole(role: string): Promise<void> {
    await this.roleField.selectOption(role);
  }

  get saveButton(): Locator {
    return this.button(/^Сохранить/);
  }

  @step('presses «Сохранить»')
  async save(): Promise<void> {
    await this.saveButton.click();
  }
}
