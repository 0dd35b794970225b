import type { Locator, Page } from '@playwright/test';
import { captioned } from '../parts/captioned';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/** Who learns what with whom, and when (wall-clock times of one day, as a datetime-local field takes them). */
export interface LessonPlan {
  teacher: string;
  student: string;
  subject: string;
  start: string;
  end: string;
}

/** «Создание нового занятия». */
export class LessonDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создание|Новое|Добавить)( нового)? заняти/);
  }

  get createButton(): Locator {
    return this.button(/^Создать/);
  }

  @step(({ subject, teacher, student, start }) => `plans ${subject} of ${student} with ${teacher} at ${start}`)
  async fill(plan: LessonPlan): Promise<void> {
    await this.pick('Преподаватель', plan.teacher);
    await this.pick('(Студент|Ученик)', plan.student);
    await this.pick('Предмет', plan.subject);
    await captioned(this.box, 'Дата').fill(plan.start.slice(0, 10));
    await captioned(this.box, 'Начало').fill(plan.start.slice(11));
    await captioned(this.box, '(Окончание|Конец)').fill(plan.end.slice(11));
  }

  @step('presses «Создать занятие»')
  async create(): Promise<void> {
    await this.createButton.click();
  }

  /** Opens the list under a caption and picks from it. */
  private async pick(caption: string, option: string): Promise<void> {
    const label = this.box.getByText(new RegExp(`^\\s*${caption}\\s*\\*?\\s*:?\\s*$`)).first();
    await label.locator('xpath=following::*[@role="combobox"][1]').click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
