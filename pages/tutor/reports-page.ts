import type { Locator, Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/dashboard/tutor/reports`: the tutor's reports to parents. */
export class TutorReportsPage extends PageObject {
  get createButton(): Locator {
    return this.page.getByRole('button', { name: /^Создать( отч[её]т)?$/ }).first();
  }

  @step('opens the form for a new report')
  async pressCreate(): Promise<void> {
    await this.createButton.click();
  }
}

/** «Создание отчёта». */
export class ReportDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создание|Новый) отч[её]т/);
  }
}
