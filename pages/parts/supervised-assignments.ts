import type { Locator, Page } from '@playwright/test';
import { AssignmentFacts } from './assignment-facts';
import { figureOn } from './figure';

/** Assignments of a supervised student, as a parent or a tutor sees them. */
export class SupervisedAssignments {
  constructor(private readonly page: Page) {}

  row(title: string): Locator {
    return this.page
      .locator('tr, li, article')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .last();
  }

  /** «Отправлено: 22 ноября 2026, 15:27». */
  sentAt(title: string): Locator {
    return new AssignmentFacts(this.row(title)).sentAt;
  }

  /** «Оценено: 23 ноября 2026, 10:05». */
  gradedAt(title: string): Locator {
    return new AssignmentFacts(this.row(title)).gradedAt;
  }

  /** Locates the innermost block that holds the figure's heading and a number. */
  figure(title: string): Locator {
    return figureOn(this.page, title, {});
  }

  /** Locates any control that could change data: there must be none. */
  get controls(): Locator {
    const main = this.page.getByRole('main').first();
    return main
      .getByRole('textbox')
      .or(main.getByRole('spinbutton'))
      .or(main.getByRole('button', { name: /оцен|сохран|отправ|удал|измен/i }));
  }
}
