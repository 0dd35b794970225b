import type { Locator, Page } from '@playwright/test';
import { PageObject } from './page-object';
import { step } from './step';

/** Every title by which a dialog of the platform is known. A dialog of none of them is the one that a press has opened. */
const KNOWN_TITLES =
  /Создать задание|Новое задание|Ответы|Оценить|Отправить|Создание|Создать|Новый|Новое|Добавить|Профиль|Редактир|Назначить|Сбро|Удал|Уч[её]тные|создан|Данные для входа|Активировать|Деактив/i;

/** What all dialogs share: a titled box with «Отмена» and a close button. */
export abstract class Dialog extends PageObject {
  /** @param title the dialog's title in its known wordings, or the part of it that never changes */
  constructor(
    page: Page,
    actor: string,
    private readonly title: string | RegExp,
  ) {
    super(page, actor);
  }

  /**
   * The dialog itself, for asking whether it is open. Where none has the known title, the one that no other purpose is
   * known for.
   */
  get box(): Locator {
    const named = this.page.getByRole('dialog', { name: this.title });
    const unknown = this.page
      .locator('body')
      .filter({ hasNot: named })
      .getByRole('dialog')
      .filter({ hasNot: this.page.getByRole('heading', { name: KNOWN_TITLES }) });
    return named.or(unknown).last();
  }

  protected button(name: string | RegExp): Locator {
    return this.box.getByRole('button', { name });
  }

  @step('closes the dialog')
  async close(): Promise<void> {
    await this.button(/^(Отмена|Close|Закрыть)$/).first().click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
