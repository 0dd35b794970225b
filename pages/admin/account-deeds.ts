import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/** «Сбросить пароль»: asks before the old password and the open sessions end. */
export class ResetPasswordDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Сбро(с|сить) парол/);
  }

  @step('confirms the reset')
  async confirm(): Promise<void> {
    await this.button(/^(Сбросить|Подтвердить|Продолжить)/).click();
  }
}

/** «Удалить пользователя»: to deactivate, which can be taken back, or to remove for good. */
export class RemoveAccountDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Удалить|Удаление) пользовател/);
  }

  get deactivateButton(): Locator {
    return this.button(/^Деактивировать/);
  }

  @step('presses «Деактивировать»')
  async deactivate(): Promise<void> {
    await this.deactivateButton.click();
  }

  @step('presses «Удалить навсегда»')
  async removeForGood(): Promise<void> {
    await this.button(/^Удалить навсегда/).click();
  }
}

/** «Назначить предметы» or «Редактировать предметы». */
export class SubjectsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /предмет/i);
  }
}

/** «Назначить студентов»: says which students are a parent's children. */
export class ChildrenDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Назначить студентов/);
  }
}
