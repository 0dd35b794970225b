import type { Locator } from '@playwright/test';
import { waitForAddress } from '../parts/arrival';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** Builds without links have cards that react to a click. They have no role and no name. */
const CARD = 'div[class*="cursor-pointer"]:not(:has(a), a *, [class*="cursor-pointer"] *)';

/** `/dashboard/tutor/students`: the tutor's supervised students with their progress. */
export class TutorStudentsPage extends PageObject {
  student(name: string): Locator {
    return this.page
      .locator(`tr, li, article, ${CARD}`)
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .last();
  }

  /** Links to the students' pages or cards that open them, one for each student. */
  get links(): Locator {
    return this.page.getByRole('main').first().locator(`a[href*="/tutor/students/"], ${CARD}`);
  }

  @step((name) => `opens the page of ${name}`)
  async openStudent(name: string): Promise<void> {
    await this.page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await waitForAddress(this.page, /\/tutor\/students\/\d+/);
  }
}
