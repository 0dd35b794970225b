/** Actors of the five roles, each with the pages of that role. */
import { test } from '@playwright/test';
import {
  ChildrenDialog,
  ReactivateDialog,
  RemoveAccountDialog,
  ResetPasswordDialog,
  SubjectsDialog,
} from '../../pages/admin/account-action-dialogs';
import type { AccountKind } from '../../pages/admin/account-kinds';
import { AccountsPage } from '../../pages/admin/accounts-page';
import type { AccountsSection } from '../../pages/admin/accounts-section';
import { CreateAccountDialog, type NewPerson } from '../../pages/admin/create-account-dialog';
import { CredentialsDialog } from '../../pages/admin/credentials-dialog';
import { EditAccountDialog } from '../../pages/admin/edit-account-dialog';
import { LessonDialog } from '../../pages/admin/lesson-dialog';
import { MonitoringPage } from '../../pages/admin/monitoring-page';
import { ProfileDialog } from '../../pages/admin/profile-dialog';
import { SchedulePage } from '../../pages/admin/schedule-page';
import { ChildPage } from '../../pages/parent/child-page';
import { ChildrenPage } from '../../pages/parent/children-page';
import { ParentDashboard } from '../../pages/parent/parent-dashboard';
import { PageProblem } from '../../pages/parts/page-problem';
import { routes } from '../../pages/routes';
import { AssignmentDetailsPage } from '../../pages/student/assignment-details-page';
import { StudentAssignmentsPage } from '../../pages/student/assignments-page';
import { StudentDashboard } from '../../pages/student/student-dashboard';
import { SubmitDialog } from '../../pages/student/submit-dialog';
import { SubmissionsDialog } from '../../pages/teacher/submissions-dialog';
import { TeacherAssignmentsPage } from '../../pages/teacher/assignments-page';
import { CreateAssignmentDialog } from '../../pages/teacher/create-assignment-dialog';
import { GradeDialog } from '../../pages/teacher/grade-dialog';
import { PendingSubmissionsPage } from '../../pages/teacher/pending-page';
import { TeacherDashboard } from '../../pages/teacher/teacher-dashboard';
import { ReportDialog, TutorReportsPage } from '../../pages/tutor/reports-page';
import { TutorStudentPage } from '../../pages/tutor/student-page';
import { TutorStudentsPage } from '../../pages/tutor/students-page';
import { TutorDashboard } from '../../pages/tutor/tutor-dashboard';
import type { CreatedAccount } from '../api/account-schemas';
import { endpoints } from '../api/endpoints';
import type { Account } from '../config/environment';
import type { CreatedAssignment } from '../api/schemas';
import { refusal } from '../failure/failure';
import { withFailure } from '../failure/register';
import { NoRequestError } from '../monitoring/response';
import { Actor } from './actor';
import { blockOnCrash, blockUnlessListed } from './list-precondition';
import { withSubstitutedToken } from './signing-out';

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
      // The dialog opens before its rows have arrived.
      await this.submissions.gradeButtons.first().waitFor();
      const count = await this.submissions.gradeButtons.count();
      for (let index = 0; index < count; index += 1) {
        if (index > 0) await this.opensSubmissions(title);
        await this.submissions.openSubmissionAt(index);
        await this.gradeDialog.scoreField.waitFor();
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

export class Tutor extends Actor {
  readonly dashboard = new TutorDashboard(this.page, this.actor);
  readonly students = new TutorStudentsPage(this.page, this.actor);
  readonly student = new TutorStudentPage(this.page, this.actor);
  readonly reports = new TutorReportsPage(this.page, this.actor);
  readonly reportDialog = new ReportDialog(this.page, this.actor);

  opensStudents(): Promise<void> {
    return this.opens(routes.tutorStudents);
  }
}

export class Parent extends Actor {
  readonly dashboard = new ParentDashboard(this.page, this.actor);
  readonly children = new ChildrenPage(this.page, this.actor);
  readonly child = new ChildPage(this.page, this.actor);

  opensChildren(): Promise<void> {
    return this.opens(routes.parentChildren);
  }
}

export class Admin extends Actor {
  readonly accounts = new AccountsPage(this.page, this.actor);
  readonly credentials = new CredentialsDialog(this.page, this.actor);
  readonly profile = new ProfileDialog(this.page, this.actor);
  readonly editDialog = new EditAccountDialog(this.page, this.actor);
  readonly subjectsDialog = new SubjectsDialog(this.page, this.actor);
  readonly childrenDialog = new ChildrenDialog(this.page, this.actor);
  readonly resetDialog = new ResetPasswordDialog(this.page, this.actor);
  readonly removeDialog = new RemoveAccountDialog(this.page, this.actor);
  readonly reactivateDialog = new ReactivateDialog(this.page, this.actor);
  readonly monitoring = new MonitoringPage(this.page, this.actor);
  readonly schedule = new SchedulePage(this.page, this.actor);
  readonly lessonDialog = new LessonDialog(this.page, this.actor);

  createDialog(kind: AccountKind): CreateAccountDialog {
    return new CreateAccountDialog(this.page, this.actor, kind);
  }

  opensAccounts(): Promise<void> {
    return this.opens(routes.adminAccounts);
  }

  /**
   * Signs out on the page with the token of a substitute, whose session ends instead: the whole run shares the
   * admin's session.
   * @returns whether the page asked to end its own session only
   */
  async signOutWithTokenOf(substitute: Actor): Promise<boolean> {
    const action = () => this.expectSuccess(endpoints.signOut, () => this.sideBar.signOut());
    const sent = await withSubstitutedToken(this.page, substitute.session.token, action);
    return sent.length === 1 && sent[0] === this.session.token;
  }

  /** Creates an account on the page and stays at the credentials, which are shown once. @throws Error when refused */
  async createsAccount(kind: AccountKind, person: NewPerson): Promise<CreatedAccount> {
    await this.opensAccounts();
    await this.accounts.section(kind).pressCreate();
    const dialog = this.createDialog(kind);
    await dialog.fill(person);
    return this.expectSuccess(endpoints.createAccount, () => dialog.create());
  }

  /**
   * Creates an account on the page and reads the password, which is shown once. Where the page cannot create this
   * kind of account, the API does: BW1 to BW4 report that failure.
   */
  async makesAccount(kind: AccountKind, accounts: AccountSource): Promise<Account> {
    try {
      const person = accounts.newPerson(kind);
      await this.createsAccount(kind, person);
      return { email: person.email, password: await this.credentials.readPassword() };
    } catch (error) {
      if (!(error instanceof PageProblem)) throw error;
      return accounts.create(kind);
    }
  }

  /** Reloads the accounts and filters one table, so that accounts of other tests do not interfere. */
  async finds(kind: AccountKind, text: string): Promise<AccountsSection> {
    await this.opensAccounts();
    const section = this.accounts.section(kind);
    await section.search(text);
    return section;
  }
}

/** Source of test accounts. */
interface AccountSource {
  newPerson(kind: AccountKind): NewPerson;
  create(kind: AccountKind): Promise<Account>;
}

/** Statuses after which the page was loaded once more: the first response is not decisive then. */
const IS_RETRIED = (status: number) => status === 429 || status >= 500;

/** Opens the list and checks that the server returns the assignments. @throws Error naming request and status */
async function expectListLoaded(actor: Actor, opening: () => Promise<void>): Promise<void> {
  const { status } = await actor.responseTo(endpoints.listAssignments, opening);
  if (status < 400) return;
  // A burst of requests or an unstable server: open the list again and judge the second response.
  await (IS_RETRIED(status)
    ? actor.expectSuccess(endpoints.listAssignments, opening)
    : Promise.reject(await listRefusedError(actor, status)));
}

async function listRefusedError(actor: Actor, status: number): Promise<Error> {
  const request = actor.traffic.recordedRequests.findLast(
    ({ method, path, status: answered }) =>
      method === 'GET' && answered === status && endpoints.listAssignments.path.test(path),
  );
  const line = `GET ${request?.path ?? '/api/assignments/'}`;
  return withFailure(
    new Error(`The server did not list the assignments: ${line} → ${status}.`),
    refusal(line, status, { by: 'page', purpose: endpoints.listAssignments.purpose }),
  );
}

/** Class of each actor. */
export const ACTORS = {
  admin: Admin,
  teacher: Teacher,
  student: Student,
  secondStudent: Student,
  tutor: Tutor,
  parent: Parent,
} as const;
