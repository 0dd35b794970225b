import type { Locator, Page } from '@playwright/test';

/** The list of a student's assignments as a parent or a tutor reads it. */
export class WardAssignments {
  constructor(private readonly page: Page) {}

  /** The row or card of one assignment. */
  row(title: string): Locator {
    return this.page
      .locator('tr, li, article')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .last();
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
