import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';

/** `/dashboard/tutor`. */
export class TutorDashboard extends Screen {
  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
