import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';
import { refusalOn } from '../parts/refusal';
import { WardAssignments } from '../parts/ward-assignments';

/** `/dashboard/tutor/students/:id`: one student's assignments and marks, read-only. */
export class TutorStudentPage extends Screen {
  title(name: string): Locator {
    return this.heading(name);
  }

  /** What stands here for anybody else's student. */
  get refusal(): Locator {
    return refusalOn(this.page);
  }

  get assignments(): WardAssignments {
    return new WardAssignments(this.page);
  }
}
