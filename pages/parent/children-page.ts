import type { Locator } from '@playwright/test';
import { waitForAddress } from '../parts/arrival';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/dashboard/parent/children`: the parent's supervised students, each with a link to the student's page. */
export class ChildrenPage extends PageObject {
  child(name: string): Locator {
    return this.page.getByRole('main').first().getByText(name, { exact: true }).first();
  }

  /** Links to the students' pages, one for each student. */
  get links(): Locator {
    const main = this.page.getByRole('main').first();
    return main.locator('a[href*="/parent/children/"]').or(main.getByRole('button', { name: DETAILS }));
  }

  /** Error message of the page. */
  get problem(): Locator {
    return this.page.getByText(/Не удалось|Произошла ошибка/);
  }

  get empty(): Locator {
    return this.page
      .getByRole('main')
      .first()
      .getByText(/(нет|не) [^.]*(дет|ребен|ребён)|(дет|ребён|ребен)\S* (пока )?(нет|не )/i)
      .first();
  }

  @step((name) => `opens the page of ${name}`)
  async openChild(name: string): Promise<void> {
    const card = this.page
      .locator('article, li, div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .filter({ has: this.page.getByRole('button', { name: DETAILS }) })
      .last();
    const leading = this.page
      .getByRole('link', { name: new RegExp(name) })
      .or(card.getByRole('button', { name: DETAILS }));
    await leading.first().click();
    await waitForAddress(this.page, /\/parent\/children\/\d+/);
  }
}

const DETAILS = /^(Детали|Подробнее|Открыть)/;
