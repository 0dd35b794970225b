/** Data of the admin's API to compare the pages with, and test data for the admin's scenarios. */
import { expect } from '@playwright/test';
import type { AccountRecord } from '../api/account-schemas';
import { AccountsApi, type NewRole } from '../api/accounts';
import { AdministrationApi } from '../api/administration';
import { ApiClient } from '../api/client';
import { adminOnlyRequests, type TargetIds } from '../api/admin-requests';
import { readEverythingAbout, type ReadResult, type ReadTarget } from '../api/forbidden-reads';
import {
  SELF_SERVICE_REQUESTS,
  SELF_PROMOTION_REQUESTS,
  createAssignmentRequest,
  roleChangeRequests,
  sendAll,
  assignmentWriteRequests,
  type RequestResult,
} from '../api/forbidden-requests';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import type { ActorName, Role } from '../config/names';
import type { ApiOf, UserOf } from './submissions';
import type { StudentWithGrades } from './student-with-grades';
import { daysOf, statisticsMismatches } from './figures';

/** How long a reading is repeated while other workers change the data. */
const UNDISTURBED_MS = 20_000;

export class AdministrationData {
  constructor(
    private readonly apiOf: ApiOf,
    private readonly userOf: UserOf,
  ) {}

  /** Returns the API with the admin's token. */
  session(): Promise<ApiClient> {
    return this.apiOf('admin');
  }

  /** Returns all accounts whose name or email contains the text. */
  async find(search: string): Promise<AccountRecord[]> {
    return (await this.admin()).users(search);
  }

  /** Returns the emails of the accounts of a kind that the search of the server finds by a text. */
  async emailsFound(kind: NewRole, text: string): Promise<string[]> {
    return (await this.admin()).emailsFound(kind, text);
  }

  /** Returns one account as the server stores it. */
  async account(id: number): Promise<AccountRecord> {
    return (await this.admin()).account(id);
  }

  /** Returns whether an account may sign in, is deactivated, or does not exist. @throws ApiError when the server does not show it */
  async stateOf(id: number): Promise<'active' | 'inactive' | 'gone'> {
    const admin = new AccountsApi(await this.apiOf('admin'));
    if (!(await admin.isThere(id))) return 'gone';
    return (await this.account(id)).is_active ? 'active' : 'inactive';
  }

  async deactivate(id: number): Promise<void> {
    await (await this.admin()).deactivate(id);
  }

  async reactivate(id: number): Promise<void> {
    await (await this.admin()).reactivate(id);
  }

  /** Deletes an account permanently. @throws ApiError when it still exists */
  async remove(id: number): Promise<void> {
    await new AccountsApi(await this.apiOf('admin')).remove(id);
  }

  /** Returns the id of an actor's account. */
  async idOf(name: ActorName): Promise<number> {
    return (await this.userOf(name)).id;
  }

  /**
   * Returns the differences between the server's figures and its list of accounts; empty on a healthy platform. A
   * difference found while the accounts did not change is an error and is returned at once.
   * @throws Error when other tests changed accounts during every reading for that long
   */
  async statisticsMismatches(): Promise<string[]> {
    let found: string[] | undefined;
    const reading = async () =>
      (found = await this.readStatistics()) === undefined
        ? 'accounts were made or changed while they were counted'
        : 'undisturbed';
    await expect.poll(reading, { timeout: UNDISTURBED_MS }).toBe('undisturbed');
    if (found === undefined) throw new Error('The figures were not compared with the accounts.');
    return found;
  }

  /** Returns how many users the server counts as active today. */
  async activeToday(): Promise<number> {
    return (await (await this.admin()).statistics()).active_today;
  }

  /**
   * Returns how the server's figure of today changes when each account is changed in turn. Other tests change the
   * figure too, so it is read directly before and after each change. Stops at the first expected change.
   * @param prepare runs before the figure is read
   */
  async changeOfActiveToday<T>(
    expected: number,
    people: readonly T[],
    change: (person: T) => Promise<unknown>,
    prepare?: (person: T) => Promise<unknown>,
  ): Promise<number[]> {
    const seen: number[] = [];
    for (const person of people) {
      await prepare?.(person);
      const before = await this.activeToday();
      await change(person);
      seen.push((await this.activeToday()) - before);
      if (seen.at(-1) === expected) break;
    }
    return seen;
  }

  /** Returns the run's teacher with the subject names from the list of teachers. */
  async teacherWithSubjects(): Promise<{ email: string; subjects: string[] }> {
    const { id, email } = await this.userOf('teacher');
    return { email, subjects: await (await this.admin()).subjectsOf(id) };
  }

  /** Returns the emails of two accounts, one on each page of their list; undefined where the build has no such pages. */
  async emailsByPages(list: 'students' | 'parents', search: string): Promise<string[] | undefined> {
    return (await this.admin()).emailsByPages(list, search);
  }

  /** Returns the ids of the first two lessons, read in pages of one; undefined where the build has no such pages. */
  async lessonsByPages(): Promise<(number | string)[] | undefined> {
    return (await this.admin()).lessonsByPages();
  }

  /** Returns the subject names of a teacher, as the list of teachers reports them. */
  async subjectsOf(id: number): Promise<string[]> {
    return (await this.admin()).subjectsOf(id);
  }

  /** Returns the subjects of the platform that are called so, in any letter case. */
  async subjectsNamed(name: string): Promise<string[]> {
    const all = (await (await this.admin()).subjects()).map((subject) => subject.name);
    return all.filter((one) => one.toLowerCase() === name.toLowerCase());
  }

  /** Lets a teacher give lessons in mathematics to a student, where the platform has a way to. */
  async letTeach(teacher: { user: { id: number } }, student: { user: { id: number } }): Promise<void> {
    await (await this.admin()).subjectOfLessons(teacher.user.id, student.user.id);
  }

  /** Changes the role of an account over the API. @returns whether the platform did so */
  async changeRole(id: number, role: Role): Promise<boolean> {
    const admin = await this.apiOf('admin');
    await admin.send('PATCH', `/api/auth/users/${id}/`, { role });
    return (await this.account(id)).role === role;
  }

  /** Changes the email of an account over the API. @returns whether the platform did so */
  async changeEmail(id: number, email: string): Promise<boolean> {
    const admin = await this.apiOf('admin');
    await admin.send('PATCH', `/api/auth/users/${id}/`, { email });
    return (await this.account(id)).email === email;
  }

  /** Changes the first name of an account over the API. @returns whether the platform did so */
  async changeFirstName(id: number, firstName: string): Promise<boolean> {
    const admin = await this.apiOf('admin');
    await admin.send('PATCH', `/api/auth/users/${id}/`, { first_name: firstName });
    return (await this.account(id)).first_name === firstName;
  }

  /** Returns one student from the list of students: class, progress and tutor besides the account. */
  async student(id: number): Promise<AccountRecord> {
    const found = (await (await this.admin()).students()).find((student) => student.id === id);
    if (found === undefined) throw new Error(`The list of students does not have the student ${id}.`);
    return found;
  }

  /** Returns the students of a parent, from the list of students. */
  async childrenOf(parentId: number): Promise<AccountRecord[]> {
    return (await (await this.admin()).students()).filter(({ parent }) => parent?.id === parentId);
  }

  /** Sends all admin-only requests as an actor or with a session of the test's own. */
  async triesAdminRequests(by: ActorName | ApiClient, targetIds: TargetIds): Promise<RequestResult[]> {
    return sendAll(await this.clientOf(by), adminOnlyRequests(targetIds));
  }

  /** Sends all requests that change data, without a token. */
  async triesEverythingSignedOut(
    targetIds: TargetIds,
    assignmentId: number,
    submissionId: number,
  ): Promise<RequestResult[]> {
    const withoutSession = new ApiClient((await this.apiOf('admin')).baseUrl, undefined);
    return sendAll(withoutSession, [
      ...adminOnlyRequests(targetIds),
      createAssignmentRequest(targetIds),
      ...assignmentWriteRequests(assignmentId, submissionId),
      ...SELF_SERVICE_REQUESTS,
    ]);
  }

  /** Tries to change a user with `role` in the body, with a session of the test's own. */
  triesToChange(session: ApiClient, userId: number): Promise<RequestResult[]> {
    return sendAll(session, roleChangeRequests(userId));
  }

  /** Tries to set a role in their own profile, with a session of the test's own. */
  triesToPromoteSelf(session: ApiClient): Promise<RequestResult[]> {
    return sendAll(session, SELF_PROMOTION_REQUESTS);
  }

  /**
   * Tries to change an assignment and a submission of other users, as an actor or with a session of the test's own.
   */
  async triesAssignmentWrites(
    by: ActorName | ApiClient,
    { graded, submission }: Pick<StudentWithGrades, 'graded' | 'submission'>,
  ): Promise<RequestResult[]> {
    return sendAll(await this.clientOf(by), assignmentWriteRequests(graded.id, submission.id));
  }

  /** Tries to create an assignment for a student, as an actor or with a session of the test's own. */
  async triesToCreateAssignment(
    by: ActorName | ApiClient,
    { user }: Pick<StudentWithGrades, 'user'>,
  ): Promise<RequestResult[]> {
    return sendAll(await this.clientOf(by), [createAssignmentRequest({ studentId: user.id })]);
  }

  /** Sends every API request that reads one submission, as an actor or with a session of the test's own. */
  readsEverythingOf(
    by: ActorName | ApiClient,
    assignment: AssignmentRecord,
    { id, student, file }: SubmissionRecord,
  ): Promise<ReadResult[]> {
    return this.readsEverythingAbout(by, {
      studentId: student.id,
      assignmentIds: [assignment.id],
      submissionIds: [id],
      fileUrls: file === null ? [] : [file.url],
    });
  }

  /** Sends every API request that reads the student's work, as an actor or with a session of the test's own. */
  async readsEverythingAbout(by: ActorName | ApiClient, target: ReadTarget): Promise<ReadResult[]> {
    return readEverythingAbout(await this.clientOf(by), target);
  }

  /** Reads the accounts before and after the figures. Returns undefined when an account changed in between. */
  private async readStatistics(): Promise<string[] | undefined> {
    const admin = await this.admin();
    const before = await admin.listedUsers();
    const statistics = await admin.statistics();
    const after = await admin.listedUsers();
    return stateOf(before.users) === stateOf(after.users) ? statisticsMismatches(statistics, after) : undefined;
  }

  private async clientOf(by: ActorName | ApiClient): Promise<ApiClient> {
    return typeof by === 'string' ? this.apiOf(by) : by;
  }

  private async admin(): Promise<AdministrationApi> {
    return new AdministrationApi(await this.apiOf('admin'));
  }
}

/**
 * Returns the state of the accounts on which the figures depend. Of a sign-in only its day counts: a second one on the
 * same day changes no figure.
 */
function stateOf(accounts: readonly AccountRecord[]): string {
  return JSON.stringify(
    accounts.map(({ id, role, is_active, last_login }) => [id, role, is_active, daysOf(last_login)]),
  );
}
