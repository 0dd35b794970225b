import type { Locator, Page } from '@playwright/test';

/** The list of a student's assignments as a parent or a tutor reads it. */
export class SupervisedAssignments {
  constructor(private readonly page: Page) {}

  /** The row or card of one assignment. */
  row(title: string): Locator {
    return this.page
      .locator('tr, li, article')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .last();
  }

  /** The number under a figure's heading: the innermost block that holds the heading and a number. */
  figure(title: string): Locator {
    return this.page.locator('section, article, li, div').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) }).filter({ hasText: /\d/ }).last();
  }

  /** Any control by which something could be changed: there must be none. */
  get controls(): Locator {
    const main = this.page.getByRole('main').first();
    return main
      .getByRole('textbox')
      .or(main.getByRole('spinbutton'))
      .or(main.getByRole('button', { name: /оцен|сохран|отправ|удал|измен/i }));
  }
}
