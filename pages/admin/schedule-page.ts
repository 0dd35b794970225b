import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/admin/schedule`: all lessons. */
export class SchedulePage extends PageObject {
  get title(): Locator {
    return this.page
      .getByRole('heading', {
        name: /Расписани|(Январь|Февраль|Март|Апрель|Май|Июнь|Июль|Август|Сентябрь|Октябрь|Ноябрь|Декабрь) \d{4}/i,
      })
      .first();
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: /^(Создать|Добавить|Новое)( первое)? (занятие|урок)$/ }).first();
  }

  /** Locates the row or card of a lesson by a text in it. */
  lesson(text: string): Locator {
    return this.lessons(text).last();
  }

  /** Locates the rows or cards of all lessons with a text. */
  lessons(text: string): Locator {
    return this.page.locator('tr, li, article').filter({ hasText: text });
  }

  /** Locates the button that removes a lesson. */
  removeButton(text: string): Locator {
    return this.lesson(text).getByRole('button', { name: /^Удалить/ });
  }

  /** The question before a lesson is removed. */
  get question(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'));
  }

  @step('presses the button that removes the lesson')
  async pressRemove(text: string): Promise<void> {
    await this.removeButton(text).click();
  }

  @step('answers the question with «Отмена»')
  async cancelRemoval(): Promise<void> {
    await this.question.getByRole('button', { name: /^(Отмена|Нет)/ }).click();
  }

  @step('removes the lesson and confirms that')
  async remove(text: string): Promise<void> {
    await this.removeButton(text).click();
    await this.question.getByRole('button', { name: /^(Удалить|Подтвердить|Да)/ }).click();
  }

  @step('opens the form for a new lesson')
  async pressCreate(): Promise<void> {
    await this.createButton.click();
  }
}
