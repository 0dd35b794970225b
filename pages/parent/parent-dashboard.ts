import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

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

  /** One of these reports: its title with what stands beside it. */
  latestReport(title: string): Locator {
    return this.latestReports(title)
      .last()
      .locator('xpath=ancestor::*[self::li or self::tr or self::article or self::div][1]');
  }

  /** Returns whether the page lists reports with this title, once its lists have loaded. */
  @step('looks for «Последние отчёты»')
  async listsReports(name: string): Promise<boolean> {
    return this.latestReports(name)
      .first()
      .waitFor()
      .then(
        () => true,
        () => false,
      );
  }
}
