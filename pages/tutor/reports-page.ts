import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { Dialog } from '../parts/dialog';
import { ListField } from '../parts/list-field';
import { ReportList } from '../parts/report-list';
import { step } from '../parts/step';

/** `/dashboard/tutor/reports`: the tutor's reports to parents. */
export class TutorReportsPage extends ReportList {
  get createButton(): Locator {
    return this.page.getByRole('button', { name: /^Создать( отч[её]т.*)?$/ }).first();
  }

  sendButton(title: string): Locator {
    return this.report(title).getByRole('button', { name: /^Отправить/ });
  }

  @step((title) => `sends the report «${title}» to the parent`)
  async send(title: string): Promise<void> {
    await this.sendButton(title).click();
  }

  @step('opens the form for a new report')
  async pressCreate(): Promise<void> {
    await this.createButton.click();
  }
}

/** A report as a tutor types it. */
export interface ReportInput {
  student: string;
  title: string;
  text: string;
}

/** «Создание отчёта». */
export class ReportDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создание|Создать|Новый)( [а-яё]+)? отч[её]т/i);
  }

  get createButton(): Locator {
    return this.button(/^Создать/);
  }

  get titleField(): Locator {
    return fieldByCaption(this.box, '(Заголовок|Название)');
  }

  get textField(): Locator {
    return fieldByCaption(this.box, '(Текст отч[её]та|(Общее )?резюме|Резюме|Содержание)');
  }

  private get studentList(): ListField {
    return new ListField(this.box, '(Ученик|Студент)');
  }

  /** Returns the students that the form offers. */
  async students(): Promise<string[]> {
    return this.studentList.options();
  }

  @step(({ student, title }) => `types the report «${title}» about ${student}`)
  async fill({ student, title, text }: ReportInput): Promise<void> {
    await this.studentList.select(student);
    await this.titleField.fill(title);
    await this.textField.fill(text);
  }

  @step('presses «Создать»')
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
