import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/student`. */
export class StudentDashboard extends PageObject {
  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
