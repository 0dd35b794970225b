import type { Locator, Page } from '@playwright/test';
import { captioned } from '../parts/captioned';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/** Who learns what with whom, and when (wall-clock time as a datetime-local field takes it). */
export interface LessonPlan {
  teacher: string;
  student: string;
  subject: string;
  start: string;
  end: string;
}

/** «Создание занятия». */
export class LessonDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создание|Новое|Добавить) заняти/);
  }

  get createButton(): Locator {
    return this.button(/^Создать/);
  }

  @step(({ subject, teacher, student, start }) => `plans ${subject} of ${student} with ${teacher} at ${start}`)
  async fill(plan: LessonPlan): Promise<void> {
    await captioned(this.box, 'Преподаватель').selectOption(plan.teacher);
    await captioned(this.box, '(Студент|Ученик)').selectOption(plan.student);
    await captioned(this.box, 'Предмет').fill(plan.subject);
    await captioned(this.box, 'Начало').fill(plan.start);
    await captioned(this.box, '(Окончание|Конец)').fill(plan.end);
  }

  @step('presses «Создать»')
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
