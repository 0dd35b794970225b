import { test, type Page } from '@playwright/test';
import { AccessDeniedPage } from '../../pages/access-denied-page';
import { OwnProfilePage } from '../../pages/parts/own-profile-page';
import { dashboards, type Route } from '../../pages/routes';
import { ApiClient } from '../api/client';
import { readEverythingAbout, repeatReads, type ReadResult } from '../api/forbidden-reads';
import type { StudentWithGrades, StudentWithRecord } from '../data/student-with-grades';
import type { PageHealth } from '../monitoring/page-errors';
import type { ApiResponse, Traffic } from '../monitoring/traffic';
import { withMomentsApart, withVersionsApart } from './moments-apart';
import { actorLabel, roleOf, type ActorName } from '../config/names';
import type { Session } from '../sessions/session';
import { BrowserUser } from './browser-user';

/** Signed-in user with its own browser context, session and pages. Never changes to another user. */
export class Actor extends BrowserUser {
  readonly accessDenied = new AccessDeniedPage(this.page, this.actor);
  readonly ownProfile = new OwnProfilePage(this.page, this.actor);

  constructor(
    readonly name: ActorName,
    page: Page,
    traffic: Traffic,
    readonly session: Session,
    health: PageHealth,
    label = actorLabel(name),
  ) {
    super(label, { page, traffic, health });
  }

  /** API client with this actor's token. */
  get api(): ApiClient {
    return new ApiClient(this.traffic.origin, this.session.token);
  }

  /** Sends every API request that reads data of a student, without a page. For actors who must not read it. */
  readsEverythingAbout(student: StudentWithGrades | StudentWithRecord): Promise<ReadResult[]> {
    const { user, graded, submission } = student;
    const target =
      'target' in student
        ? student.target
        : { studentId: user.id, assignmentIds: [graded.id], submissionIds: [submission.id], fileUrls: [] };
    return test.step(`${this.actor} asks the API for everything about ${user.first_name} ${user.last_name}`, () =>
      readEverythingAbout(this.api, target));
  }

  /** Repeats every read of another user's page with this actor's token, without a page. */
  repeatsReads(responses: readonly ApiResponse[]): Promise<ReadResult[]> {
    return test.step(`${this.actor} asks the API for what another page asked`, () =>
      repeatReads(
        this.api,
        responses.map(({ request }) => request),
      ));
  }

  /**
   * Runs an action while this actor's page receives the moments of sending, changing and grading as days apart
   * (`sentAsShown`).
   */
  withMomentsApart(action: () => Promise<void>): Promise<void> {
    return withMomentsApart(this.page, action);
  }

  /** Runs an action while the page receives each version of an answer as sent on a day of its own. */
  withVersionsApart(action: () => Promise<void>): Promise<void> {
    return withVersionsApart(this.page, action);
  }

  /** First and last name, as lists show the user. */
  get fullName(): string {
    return `${this.session.user.first_name} ${this.session.user.last_name}`;
  }

  /** Route of the role's dashboard. */
  get home(): Route {
    return dashboards[roleOf(this.name)];
  }
}
