import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { separateTexts } from '../parts/separate-texts';

/** `/dashboard/student`. */
export class StudentDashboard extends PageObject {
  /** The content of the page, without the side bar. */
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  /** The card with the share of graded assignments. */
  get progress(): Locator {
    return this.page
      .locator('section, article, div')
      .filter({ has: this.page.getByRole('heading', { name: 'Твой прогресс', level: 3 }) })
      .last();
  }

  /** The card with the assignments that wait for the student: the innermost part that has more than its heading. */
  get latest(): Locator {
    return this.page
      .getByRole('heading', { name: 'Последние задания' })
      .locator('xpath=ancestor::*[string-length(normalize-space(.)) > 40][1]');
  }

  /** Returns the keys of the titles that the card «Последние задания» names. */
  async latestOf(titles: Readonly<Record<string, string>>): Promise<string[]> {
    const texts = (await this.latest.allInnerTexts()).join('\n');
    return Object.entries(titles).flatMap(([key, title]) => (texts.includes(title) ? [key] : []));
  }

  /** Returns the text of the entry of an assignment; undefined where the page has none. */
  async entry(title: string): Promise<string | undefined> {
    const entry = this.page
      .getByRole('main')
      .first()
      .locator('li, tr, article')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .last();
    return (await entry.count()) === 0 ? undefined : separateTexts(entry);
  }

  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
