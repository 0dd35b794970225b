/** The student, with the pages of that role. */
import { test } from '@playwright/test';
import { routes } from '../../pages/routes';
import { AssignmentDetailsPage } from '../../pages/student/assignment-details-page';
import { StudentAssignmentsPage } from '../../pages/student/assignments-page';
import { StudentDashboard } from '../../pages/student/student-dashboard';
import { SubmitDialog } from '../../pages/student/submit-dialog';
import type { AssignmentCard } from '../../pages/parts/assignment-card';
import type { OtherPlace } from '../protocol/other-place';
import { Actor } from './actor';
import { expectListLoaded } from './assignment-list';
import { blockOnCrash, blockUnlessListed } from './list-precondition';

export class Student extends Actor {
  readonly dashboard = new StudentDashboard(this.page, this.actor);
  readonly assignments = new StudentAssignmentsPage(this.page, this.actor);
  readonly details = new AssignmentDetailsPage(this.page, this.actor);
  readonly submitDialog = new SubmitDialog(this.page, this.actor);

  opensAssignments(): Promise<void> {
    return this.opens(routes.studentAssignments);
  }

  /** Opens the assignments and checks that the server returns the list. @throws Error naming request and status */
  async opensListOfAssignments(): Promise<void> {
    await expectListLoaded(this, () => this.opensAssignments());
  }

  /** Opens an assignment through the list, with a full load each time. */
  async opensAssignment(title: string): Promise<void> {
    await blockUnlessListed(this.opensListOfAssignments());
    await blockOnCrash(this.page, routes.studentAssignments, this.assignments.waitForCard(title));
    await this.assignments.openDetails(title);
  }

  /**
   * Finds an assignment in either list. Builds differ in whether graded or overdue assignments are listed as active.
   * @throws PageProblem when neither list contains it
   */
  async findsInEitherList(title: string): Promise<void> {
    await this.opensListOfAssignments();
    await this.assignments.findCard(title);
  }

  /** The card of an assignment as the place that shows what a step expects when the page of the assignment does not open. */
  onCard(title: string, look: (card: AssignmentCard) => Promise<unknown>): OtherPlace {
    const card = this.assignments.card(title);
    return {
      name: 'the card in the list',
      find: async () => (await card.heading.isVisible()) || this.canReach(() => this.findsInEitherList(title)),
      look: () => look(card),
    };
  }

  /** Finds an assignment as a precondition of another check. @throws Blocked when the list does not load */
  private async goesToCard(title: string): Promise<void> {
    await blockUnlessListed(this.opensListOfAssignments());
    await blockOnCrash(this.page, routes.studentAssignments, this.assignments.findCard(title));
  }

  /** Opens an assignment from either list. */
  async opensGradedAssignment(title: string): Promise<void> {
    await this.goesToCard(title);
    await this.assignments.openDetails(title);
  }

  /**
   * Returns whether the page still lets the student submit: on the card, or on the assignment's page where there is
   * one. Stays on the page that was checked last.
   */
  canStillSubmit(title: string): Promise<boolean> {
    return test.step(`${this.actor} looks whether «${title}» still takes an answer`, async () => {
      await this.goesToCard(title);
      if (await this.assignments.submitButton(title).isVisible()) return true;
      if (!(await this.assignments.detailsControl(title).isVisible())) return false;
      await this.assignments.openDetails(title);
      await this.traffic.settled();
      return this.details.submitButton.isVisible();
    });
  }

  /** Opens the submission form from the card or the details. @throws PageProblem when neither offers it */
  async opensSubmitFormAnywhere(title: string): Promise<void> {
    await this.goesToCard(title);
    if (await this.assignments.detailsControl(title).isVisible()) {
      await this.assignments.openDetails(title);
      await this.details.pressSubmit();
    } else {
      await this.assignments.pressSubmit(title);
    }
  }

  /** Opens the submission form from the list. This needs no assignment page: the published build has none. */
  async opensSubmitForm(title: string): Promise<void> {
    await blockUnlessListed(this.opensListOfAssignments());
    await blockOnCrash(this.page, routes.studentAssignments, this.assignments.waitForCard(title));
    await this.assignments.pressSubmit(title);
  }
}
