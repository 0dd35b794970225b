import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/student`. */
export class StudentDashboard extends PageObject {
  /** The card with the share of graded assignments. */
  get progress(): Locator {
    return this.page.locator('section, article, div').filter({ has: this.page.getByRole('heading', { name: 'Твой прогресс', level: 3 }) }).last();
  }

  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
