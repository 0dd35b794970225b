import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { accessDeniedMessage } from '../parts/access-denied';
import { SupervisedAssignments } from '../parts/supervised-assignments';

/** `/dashboard/tutor/students/:id`: one student's assignments and marks, read-only. */
export class TutorStudentPage extends PageObject {
  title(name: string): Locator {
    return this.heading(name);
  }

  /** What stands here for anybody else's student. */
  get refusal(): Locator {
    return accessDeniedMessage(this.page);
  }

  get assignments(): SupervisedAssignments {
    return new SupervisedAssignments(this.page);
  }
}
