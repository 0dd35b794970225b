import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';

/** `/dashboard/student`. */
export class StudentDashboard extends Screen {
  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
