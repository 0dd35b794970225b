import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

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

/** «Назначить предметы» or «Редактировать предметы». */
export class SubjectsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /предмет/i);
  }
}

/** «Назначить студентов»: assigns the supervised students of a parent. */
export class ChildrenDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Назначить студентов/);
  }
}
