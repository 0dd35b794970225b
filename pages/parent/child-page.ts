import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { accessDeniedMessage } from '../parts/access-denied';
import { SupervisedAssignments } from '../parts/supervised-assignments';

/** `/dashboard/parent/children/:id`: assignments, grades and comments of one supervised student, read-only. */
export class ChildPage extends PageObject {
  title(name: string): Locator {
    return this.heading(name);
  }

  get assignments(): SupervisedAssignments {
    return new SupervisedAssignments(this.page);
  }

  /** Message for a student whom the parent does not supervise. */
  get refusal(): Locator {
    return accessDeniedMessage(this.page);
  }
}
