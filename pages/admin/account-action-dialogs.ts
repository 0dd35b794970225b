import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';
import { FormDialog } from './form-dialog';

/** «Сбросить пароль»: asks for confirmation, because a reset ends the old password and the open sessions. */
export class ResetPasswordDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Сбро(с|сить) парол/);
  }

  @step('confirms the reset')
  async confirm(): Promise<void> {
    await this.button(/^(Сбросить|Подтвердить|Продолжить)/).click();
  }
}

/**
 * «Удалить пользователя»: deactivates an account, which can be undone, or deletes it permanently. Both are confirmed
 * by typing the account's email.
 */
export class RemoveAccountDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Удалить|Удаление) пользовател/);
  }

  get deactivateButton(): Locator {
    return this.button(/^Деактивировать/);
  }

  private get confirmation(): Locator {
    return this.box.getByRole('textbox').first();
  }

  @step((email) => `types ${email}`)
  async typeConfirmation(email: string): Promise<void> {
    await this.confirmation.fill(email);
  }

  @step((email) => `types ${email} and presses «Деактивировать»`)
  async deactivate(email: string): Promise<void> {
    await this.confirmation.fill(email);
    await this.deactivateButton.click();
  }

  @step((email) => `chooses to remove ${email} for good, types the email and presses «Удалить навсегда»`)
  async removeForGood(email: string): Promise<void> {
    await this.box.getByRole('checkbox').check();
    await this.confirmation.fill(email);
    await this.button(/^Удалить навсегда/).click();
  }
}

/**
 * «Активировать студента» and the same dialog for other roles: asks for confirmation before an account is
 * reactivated.
 */
export class ReactivateDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Активировать|Восстановить)/);
  }

  @step('confirms the activation')
  async confirm(): Promise<void> {
    await this.button(/^(Активировать|Восстановить|Подтвердить)/).click();
  }
}

/** «Назначить предметы» of a student, «Редактировать предметы» of a teacher. */
export class SubjectsDialog extends FormDialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /предмет/i);
  }

  @step((subject) => `ticks the subject «${subject}»`)
  async tick(subject: string): Promise<void> {
    await this.box.getByRole('checkbox', { name: subject, exact: true }).check();
  }

  @step((subject) => `takes the tick from the subject «${subject}»`)
  async untick(subject: string): Promise<void> {
    await this.box.getByRole('checkbox', { name: subject, exact: true }).uncheck();
  }

  @step('saves the subjects')
  async save(): Promise<void> {
    await this.button(/^(Сохранить|Назначить предметы)/).click();
  }
}

/** «Назначить студентов»: assigns the supervised students of a parent. */
export class ChildrenDialog extends FormDialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Назначить студентов/);
  }

  @step((name) => `ticks the student ${name}`)
  async tick(name: string): Promise<void> {
    await this.box.getByRole('checkbox', { name, exact: true }).check();
  }

  @step('presses «Сохранить»')
  async save(): Promise<void> {
    await this.button(/^(Сохранить|Назначить)/).click();
  }
}
