import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { accessDeniedMessage } from '../parts/access-denied';
import { SupervisedAssignments } from '../parts/supervised-assignments';

/** `/dashboard/parent/children/:id`: one child with assignments, marks and comments, read-only. */
export class ChildPage extends PageObject {
  title(name: string): Locator {
    return this.heading(name);
  }

  get assignments(): SupervisedAssignments {
    return new SupervisedAssignments(this.page);
  }

  /** What stands here for anybody else's child. */
  get refusal(): Locator {
    return accessDeniedMessage(this.page);
  }
}
