import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/parent`. */
export class ParentDashboard extends PageObject {
  get title(): Locator {
    return this.heading('Личный кабинет родителя');
  }

  /** The content of the page, without the side bar. */
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  /** Locates the card of a supervised student. */
  childCard(name: string): Locator {
    return this.page
      .locator('article, li, section, div')
      .filter({ has: this.page.getByRole('heading', { name, exact: true }) })
      .filter({ hasText: /%/ })
      .last();
  }

  /** Locates a supervised student in «Профили детей». */
  child(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 4 });
  }

  /** Titles of reports under «Последние отчёты», in the order of the page. */
  latestReports(name: string): Locator {
    return this.page
      .locator('section, article, div')
      .filter({ has: this.page.getByRole('heading', { name: /^Последние отч[её]ты$/ }) })
      .last()
      .locator('..')
      .getByText(name);
  }
}
