import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/parent`. */
export class ParentDashboard extends PageObject {
  get title(): Locator {
    return this.heading('Личный кабинет родителя');
  }

  /** Locates a supervised student in «Профили детей». */
  child(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 4 });
  }
}
