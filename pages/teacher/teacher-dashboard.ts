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

  /** The content of the page, without the side bar. */
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  /** Returns the numbers beside the heading of the list of waiting answers, and in the link to all of them. */
  async waitingCounts(): Promise<number[]> {
    const card = this.page
      .locator('section, article, div')
      .filter({ has: this.page.getByRole('heading', { name: /^(Задания|Ответы|Работы) на проверк/ }) });
    const heading = (await card.last().allInnerTexts()).join('\n');
    const link = await this.main.getByRole('link', { name: /^Проверить \d/ }).allInnerTexts();
    return [...heading.split('\n'), ...link].flatMap((line) =>
      (/^(?:Проверить )?(\d+)(?!\d)(?: \p{L}+)?$/u.exec(line.trim()) ?? []).slice(1).map(Number),
    );
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
