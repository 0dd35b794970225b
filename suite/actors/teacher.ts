/** The teacher, with the pages of that role. */
import { test } from '@playwright/test';
import { PageProblem } from '../../pages/parts/page-problem';
import { routes } from '../../pages/routes';
import { TeacherAssignmentsPage } from '../../pages/teacher/assignments-page';
import { CreateAssignmentDialog } from '../../pages/teacher/create-assignment-dialog';
import { GradeDialog } from '../../pages/teacher/grade-dialog';
import { PendingSubmissionsPage } from '../../pages/teacher/pending-page';
import { SubmissionsDialog } from '../../pages/teacher/submissions-dialog';
import { TeacherDashboard } from '../../pages/teacher/teacher-dashboard';
import { endpoints } from '../api/endpoints';
import type { CreatedAssignment } from '../api/schemas';
import { NoRequestError } from '../monitoring/response';
import { Actor } from './actor';
import { expectListLoaded } from './assignment-list';
import { blockOnCrash, blockUnlessListed } from './list-precondition';

export class Teacher extends Actor {
  readonly dashboard = new TeacherDashboard(this.page, this.actor);
  readonly assignments = new TeacherAssignmentsPage(this.page, this.actor);
  readonly createDialog = new CreateAssignmentDialog(this.page, this.actor);
  readonly submissions = new SubmissionsDialog(this.page, this.actor);
  readonly gradeDialog = new GradeDialog(this.page, this.actor);
  readonly pending = new PendingSubmissionsPage(this.page, this.actor);

  opensAssignments(): Promise<void> {
    return this.opens(routes.teacherAssignments);
  }

  /** Opens the assignments and checks that the server returns the list. @throws Error naming request and status */
  async opensListOfAssignments(): Promise<void> {
    await expectListLoaded(this, () => this.opensAssignments());
  }

  /**
   * Opens submissions one by one until one with this text is found. For builds whose rows show no names.
   * @returns whether it was found; the submission is then open
   */
  opensSubmissionWith(title: string, text: string): Promise<boolean> {
    return test.step(`${this.actor} looks for the answer «${text}»`, async () => {
      await this.opensSubmissions(title);
      await this.submissions.waitForAnswers();
      const count = await this.submissions.gradeButtons.count();
      for (let index = 0; index < count; index += 1) {
        if (index > 0) await this.opensSubmissions(title);
        await this.submissions.openSubmissionAt(index);
        await this.gradeDialog.waitForForm();
        if (await this.gradeDialog.submission(text).isVisible()) return true;
      }
      return false;
    });
  }

  /** Saves the open form as a draft. Returns undefined when nothing is stored. */
  async savesDraft(): Promise<CreatedAssignment | undefined> {
    try {
      return (await this.responseTo(endpoints.createAssignment, () => this.createDialog.saveDraft())).data;
    } catch (error) {
      if (error instanceof PageProblem || error instanceof NoRequestError) return undefined;
      throw error;
    }
  }

  /**
   * Opens the submissions of an assignment through the list, with a full load each time.
   * @throws Blocked when the list does not load: the cases about the list report that
   */
  async opensSubmissions(title: string): Promise<void> {
    await blockUnlessListed(this.opensListOfAssignments());
    await blockOnCrash(this.page, routes.teacherAssignments, this.assignments.waitForCard(title));
    await this.assignments.openSubmissions(title);
  }
}
