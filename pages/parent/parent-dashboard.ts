import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';

/** `/dashboard/parent`. */
export class ParentDashboard extends Screen {
  get title(): Locator {
    return this.heading('Личный кабинет родителя');
  }

  /** A child among «Профили детей». */
  child(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 4 });
  }
}
