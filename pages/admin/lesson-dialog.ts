import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { Dialog } from '../parts/dialog';
import { ListField } from '../parts/list-field';
import { step } from '../parts/step';

/**
 * Participants, subject and time of a lesson. Times are wall-clock times of one day in the format of a datetime-local
 * field.
 */
export interface LessonInput {
  teacher: string;
  student: string;
  subject: string;
  start: string;
  end: string;
}

/** Builds name students differently. */
const STUDENT = '(Студент|Ученик)';

/** «Создание нового занятия». */
export class LessonDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создание|Новое|Добавить)( нового)? заняти/);
  }

  get createButton(): Locator {
    return this.button(/^Создать/);
  }

  get startField(): Locator {
    return fieldByCaption(this.box, 'Начало');
  }

  get endField(): Locator {
    return fieldByCaption(this.box, '(Окончание|Конец)');
  }

  /** «Описание». Not every build has it. */
  get descriptionField(): Locator {
    return fieldByCaption(this.box, 'Описание( занятия)?');
  }

  /** «Ссылка на видеоконференцию». Not every build has it. */
  get linkField(): Locator {
    return fieldByCaption(this.box, '(Ссылка|Видео)[^:]*');
  }

  @step((link) => `types the link ${link}`)
  async typeLink(link: string): Promise<void> {
    await this.linkField.fill(link);
  }

  @step((text) => `describes the lesson: «${text}»`)
  async describe(text: string): Promise<void> {
    await this.descriptionField.fill(text);
  }

  @step(({ subject, teacher, student, start }) => `plans ${subject} of ${student} with ${teacher} at ${start}`)
  async fill(input: LessonInput): Promise<void> {
    await new ListField(this.box, 'Преподаватель').select(input.teacher);
    await new ListField(this.box, STUDENT).select(input.student);
    await new ListField(this.box, 'Предмет').select(input.subject);
    await fieldByCaption(this.box, 'Дата').fill(input.start.slice(0, 10));
    await this.startField.fill(input.start.slice(11));
    await this.endField.fill(input.end.slice(11));
  }

  /** Opens the list under a caption, reads its options and closes it again. */
  @step((caption) => `reads whom the form offers under «${caption}»`)
  async options(caption: 'Преподаватель' | 'Студент'): Promise<string[]> {
    return new ListField(this.box, caption === 'Студент' ? STUDENT : caption).options();
  }

  @step('presses «Создать занятие»')
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
