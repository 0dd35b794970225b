import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';
import { FormDialog } from './form-dialog';

/** «Сбросить пароль»: asks for confirmation, because a reset ends the old password and the open sessions. */
export class ResetPasswordDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Сбро(с|сить) парол/);
  }

  get confirmButton(): Locator {
    return this.button(/^(Сбросить|Подтвердить|Продолжить)/);
  }

  @step('confirms the reset')
  async confirm(): Promise<void> {
    await this.confirmButton.click();
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

  /** The field in which the email of the account is typed. */
  get confirmation(): Locator {
    return this.box.getByRole('textbox').first();
  }

  /** The tick that removes the account for good. */
  get forGood(): Locator {
    return this.box.getByRole('checkbox').first();
  }

  @step('ticks that the account is removed for good')
  async tickForGood(): Promise<void> {
    await this.forGood.check();
  }

  /** Confirms what the dialog offers now: a deactivation, or a removal for good. */
  get confirmButton(): Locator {
    return this.button(/^(Деактивировать|Удалить)/).last();
  }

  @step('presses the button that confirms')
  async confirm(): Promise<void> {
    await this.confirmButton.click();
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
    await this.forGood.check();
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

  get saveButton(): Locator {
    return this.button(/^(Сохранить|Назначить предметы)/);
  }

  @step('saves the subjects')
  async save(): Promise<void> {
    await this.saveButton.click();
  }
}

/** «Назначить студентов»: assigns the supervised students of a parent. */
export class ChildrenDialog extends FormDialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Назначить студентов/);
  }

  /** The box of a student. */
  student(name: string): Locator {
    return this.box.getByRole('checkbox', { name, exact: true });
  }

  @step((name) => `ticks the student ${name}`)
  async tick(name: string): Promise<void> {
    await this.student(name).check();
  }

  @step('presses «Сохранить»')
  async save(): Promise<void> {
    await this.button(/^(Сохранить|Назначить)/).click();
  }
}
