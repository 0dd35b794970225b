import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';
import { WardAssignments } from '../parts/ward-assignments';

/** `/dashboard/tutor/students/:id`: one student's assignments and marks, read-only. */
export class TutorStudentPage extends Screen {
  title(name: string): Locator {
    return this.heading(name);
  }

  get assignments(): WardAssignments {
    return new WardAssignments(this.page);
  }
}
