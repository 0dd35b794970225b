import type { Locator, Page } from '@playwright/test';

/** A card of an assignment list, the same for teachers and students. */
export class AssignmentCard {
  constructor(
    private readonly page: Page,
    readonly actor: string,
    private readonly title: string,
  ) {}

  get heading(): Locator {
    return this.page.getByRole('heading', { name: this.title, exact: true });
  }

  /**
   * The card around the heading. The published build gives cards no role, so it is the innermost block that
   * holds both this heading and a button.
   */
  get box(): Locator {
    return this.page
      .locator('article, section, li, div')
      .filter({ has: this.heading })
      .filter({ has: this.page.getByRole('button') })
      .last();
  }

  button(name: string | RegExp): Locator {
    return this.box.getByRole('button', { name });
  }
}
