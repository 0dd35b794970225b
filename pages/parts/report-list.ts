import type { Locator } from '@playwright/test';
import { PageObject } from './page-object';

/** Opens the whole report where a list shows its beginning. */
const OPENS = /Просмотр|Посмотреть|Подробнее|Читать|Открыть|Развернуть|ещ[её]/i;

/** A page with reports of tutors: `/dashboard/tutor/reports`, `/dashboard/parent/reports`. */
export class ReportList extends PageObject {
  /** Locates the titles of the reports that contain a text, in the order of the page. */
  titles(text: string): Locator {
    return this.page.locator('main').getByRole('heading').filter({ hasText: text });
  }

  /** Locates a report by its title. */
  report(title: string): Locator {
    return this.page
      .locator('main')
      .locator('li, article, tr, [class*="card"]')
      .filter({ has: this.page.getByRole('heading').filter({ hasText: title }) })
      .last();
  }

  /** Controls of a report that open the whole of it. Not every build has them. */
  openers(title: string): Locator {
    const report = this.report(title);
    return report.getByRole('button', { name: OPENS }).or(report.getByRole('link', { name: OPENS }));
  }
}
