import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { accessDeniedMessage } from '../parts/access-denied';
import { SupervisedAssignments } from '../parts/supervised-assignments';

/** `/dashboard/tutor/students/:id`: assignments and grades of one student, read-only. */
export class TutorStudentPage extends PageObject {
  title(name: string): Locator {
    return this.heading(name);
  }

  /** Message for a student whom the tutor does not supervise. */
  get refusal(): Locator {
    return accessDeniedMessage(this.page);
  }

  get assignments(): SupervisedAssignments {
    return new SupervisedAssignments(this.page);
  }
}
