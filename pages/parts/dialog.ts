import type { Locator, Page } from '@playwright/test';
import { PageObject } from './page-object';
import { step } from './step';
import { untilQuiet } from './until-quiet';

/**
 * All known dialog titles of the platform. A dialog with none of these titles is taken to be the one that the click
 * opened.
 */
const KNOWN_TITLES =
  /Создать задание|Новое задание|Ответы|Оценить|Отправить|Создание|Создать|Новый|Новое|Добавить|Профиль|Редактир|Назначить|Сбро|Удал|Уч[её]тные|создан|Данные для входа|Активировать|Деактив/i;

/** Base class of all dialogs: a titled box with «Отмена» and a close button. */
export abstract class Dialog extends PageObject {
  /** @param title the dialog's title in its known wordings, or the constant part of it */
  constructor(
    page: Page,
    actor: string,
    private readonly title: string | RegExp,
  ) {
    super(page, actor);
  }

  /**
   * Locates the dialog itself, to check whether it is open. If no dialog has the known title, locates the dialog that
   * has no other known title.
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

  /** Presses Esc. The test checks whether that closes the dialog. */
  @step('presses Esc')
  async pressEscape(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await untilQuiet(this.page);
  }

  /** Presses the cross in the corner. The test checks whether that closes the dialog. */
  @step('presses the cross in the corner of the dialog')
  async pressCross(): Promise<void> {
    await this.button(/^(Close|Закрыть)$/)
      .last()
      .click();
    await untilQuiet(this.page);
  }

  @step('closes the dialog')
  async close(): Promise<void> {
    await this.button(/^(Отмена|Close|Закрыть)$/)
      .first()
      .click();
    await this.box.waitFor({ state: 'hidden' });
    await untilQuiet(this.page);
  }
}
