import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/teacher`. */
export class TeacherDashboard extends PageObject {
  get title(): Locator {
    return this.heading('Личный кабинет преподавателя');
  }

  /** Locates the part of the card «Ученики» that tells the progress of a student. */
  studentCard(name: string): Locator {
    return this.page
      .locator('li, tr, article, div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .filter({ hasText: /%/ })
      .last();
  }

  /** Locates the entry of an answer that waits for a grade, by the title of its assignment. The page may list some of them only. */
  waiting(title: string): Locator {
    return this.page
      .getByRole('main')
      .first()
      .locator('li, tr, article')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .last();
  }

  /** Returns the text of this entry; empty where the page does not list it. */
  async waitingText(title: string): Promise<string> {
    return (await this.waiting(title).allInnerTexts()).join(' ');
  }

  /** Locates a student in the card «Ученики». */
  student(name: string): Locator {
    return this.page.getByText(name, { exact: true }).first();
  }
}
