import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';

/** `/dashboard/tutor`. */
export class TutorDashboard extends PageObject {
  greeting(firstName: string): Locator {
    return this.heading(new RegExp(`^Привет, ${firstName}!`));
  }
}
