import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/teacher`. */
export class TeacherDashboard extends PageObject {
  get title(): Locator {
    return this.heading('Личный кабинет преподавателя');
  }

  /** Locates a student in the card «Ученики». */
  student(name: string): Locator {
    return this.page.getByText(name, { exact: true }).first();
  }
}
