import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';
import { refusalOn } from '../parts/refusal';
import { WardAssignments } from '../parts/ward-assignments';

/** `/dashboard/parent/children/:id`: one child with assignments, marks and comments, read-only. */
export class ChildPage extends Screen {
  title(name: string): Locator {
    return this.heading(name);
  }

  get assignments(): WardAssignments {
    return new WardAssignments(this.page);
  }

  /** What stands here for anybody else's child. */
  get refusal(): Locator {
    return refusalOn(this.page);
  }
}
