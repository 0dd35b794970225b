/** Assignments that a scenario needs, created over the API and deleted afterwards. */
import { AssignmentsApi, type NewAssignment } from '../api/assignments';
import { assignmentPath } from '../api/assignment-path';
import type { StudentRecord } from '../api/account-schemas';
import type { ApiClient } from '../api/client';
import { unlessPlatformRefuses, unlessRefused } from '../api/refused';
import type { SubmissionRecord, AssignmentRecord, CreatedAssignment } from '../api/schemas';
import { Blocked } from '../failure/blocked';
import type { CleanUp } from './clean-up';
import { DAY } from './lateness';
import { daysFromNow } from './date-time';
import { fieldsWithoutDefaults } from './fields-without-defaults';
import { prepared } from './prepared';
import { SubmissionData, type ApiOf, type StudentName, type UserOf } from './submissions';
import { unique } from '../run/run-tag';
import { missingPrecondition } from '../texts/missing-precondition';

/** Fields of an assignment that a test sets; all have defaults. Students are actors, or ids of test accounts. */
export type AssignmentOptions = Partial<Omit<NewAssignment, 'assigned_to'>> & {
  assignedTo?: readonly (StudentName | number)[];
};

/** How far ahead a deadline is set when the test waits for it. */
const SOON_MS = 2_000;

/** How long before a deadline a last-second submission is sent. Longer where the platform takes longer to store it. */
const LAST_SECONDS_MS = [2_000, 4_000, 8_000];

/** All that a spec prepares of assignments, their submissions and grades. */
export class AssignmentData extends SubmissionData {
  constructor(
    apiOf: ApiOf,
    userOf: UserOf,
    private readonly cleanUp: CleanUp,
  ) {
    super(apiOf, userOf);
  }

  /** Creates an assignment of the teacher: published, due in three days and for both students unless the options say otherwise. */
  async create(options: AssignmentOptions = {}): Promise<AssignmentRecord> {
    const { assignedTo = ['student', 'secondStudent'], title = 'Домашняя работа: Уравнения', ...rest } = options;
    const teacher = await this.as('teacher');
    const assignment = await teacher.create({
      description: 'Решите 5 уравнений из учебника',
      due_date: daysFromNow(3, '23:59').instant,
      status: 'published',
      ...rest,
      title: unique(title),
      assigned_to: await Promise.all(
        assignedTo.map(async (who) => (typeof who === 'number' ? who : (await this.userOf(who)).id)),
      ),
    });
    this.register(assignment);
    return assignment;
  }

  /**
   * Creates a published assignment whose deadline has passed. Where the platform refuses a deadline in the past, a
   * future deadline is changed afterwards.
   * @throws Blocked when the platform refuses that too
   */
  async overdueBy(ms: number, options: AssignmentOptions = {}): Promise<AssignmentRecord> {
    const due_date = new Date((await this.serverTime()).getTime() - ms);
    const start_date = new Date(due_date.getTime() - DAY);
    return unlessRefused(
      () => this.create({ ...options, start_date, due_date }),
      async () => {
        const assignment = await this.create({ ...options, start_date });
        const teacher = await this.as('teacher');
        return unlessRefused(
          () => teacher.change(assignment.id, { due_date }),
          () => {
            throw new Blocked(
              'the platform takes no deadline in the past, neither at first nor later, so nothing can be late by a known time.',
            );
          },
        );
      },
    );
  }

  /** Creates a published assignment. Returns undefined where the platform refuses it. */
  publishedIfPossible(options: AssignmentOptions): Promise<AssignmentRecord | undefined> {
    return unlessPlatformRefuses(this.create(options));
  }

  /**
   * Creates a published assignment whose deadline has passed by any time. Where the platform refuses every deadline
   * in the past, sets one a few seconds ahead and waits for it.
   */
  async overdue(options: AssignmentOptions = {}): Promise<AssignmentRecord> {
    return this.overdueBy(DAY, options).catch(async (error: unknown) => {
      if (!(error instanceof Blocked)) throw error;
      const due_date = new Date((await this.serverTime()).getTime() + SOON_MS);
      const assignment = await this.create({ ...options, due_date });
      await this.untilServerTime(due_date);
      return assignment;
    });
  }

  /**
   * Creates a submission that the server stores in the last seconds before a deadline.
   * @returns the requested deadline, and the assignment as the server stored it
   * @throws Blocked when the platform takes too long to store a submission
   */
  async submittedInTheLastSeconds(
    student: StudentName,
    content: string,
    rule: AssignmentOptions = {},
  ): Promise<{ deadline: Date; homework: AssignmentRecord; submission: SubmissionRecord }> {
    for (const before of LAST_SECONDS_MS) {
      const deadline = new Date((await this.serverTime()).getTime() + SOON_MS + before);
      const taken = { due_date: deadline, assignedTo: [student], allow_late_submission: true };
      const homework = await this.create({ ...rule, ...taken });
      await this.untilServerTime(new Date(deadline.getTime() - before));
      const submission = await this.submitted(homework, student, { content });
      if (submission.submitted_at <= deadline) return { deadline, homework, submission };
    }
    throw new Blocked('the platform takes so long to store an answer that none can be sent just before a deadline.');
  }

  /**
   * Creates published assignments of a teacher with a test account, each due one day after the one before.
   * @returns their titles in the order of creation
   */
  async publishMany(session: ApiClient, count: number): Promise<string[]> {
    const api = new AssignmentsApi(session);
    const { id } = await this.userOf('student');
    const titles = Array.from({ length: count }, (_none, index) => unique(`Задание ${index + 1} из ${count}`));
    const left = async () => (await api.list()).filter(({ title }) => titles.includes(title));
    this.cleanUp.later(
      `${count} assignments`,
      async () => void (await Promise.all((await left()).map((one) => api.remove(one.id)))),
      {
        kind: 'assignment',
        name: titles[0] ?? '',
        isThere: async () => (await left()).length > 0,
      },
    );
    for (const [index, title] of titles.entries())
      await api.add({
        title,
        description: 'Одно из многих',
        due_date: daysFromNow(index + 1, '12:00').instant,
        status: 'published',
        assigned_to: [id],
      });
    return titles;
  }

  /**
   * Creates a published assignment of another teacher for one student, due in three days.
   * @param session of the teacher
   * @param later session of the teacher when the test is over
   */
  async publishedBy(
    session: ApiClient,
    { title, studentId, ...fields }: { title: string; studentId: number } & Partial<NewAssignment>,
    later: () => ApiClient = () => session,
  ): Promise<AssignmentRecord> {
    const assignment = await new AssignmentsApi(session).create({
      title,
      description: 'Решите',
      due_date: daysFromNow(3, '23:59').instant,
      ...fields,
      status: 'published',
      assigned_to: [studentId],
    });
    this.deleteOfSessionAfterTest(later, assignment);
    return assignment;
  }

  /** The same. Returns undefined where the platform refuses it to this author. */
  publishedByIfPossible(
    session: ApiClient,
    homework: { title: string; studentId: number },
  ): Promise<AssignmentRecord | undefined> {
    return unlessPlatformRefuses(this.publishedBy(session, homework));
  }

  /** Registers an assignment of another teacher for deletion. @param session of the teacher, as it is when the test is over */
  deleteOfSessionAfterTest(session: () => ApiClient, { id, title }: Pick<AssignmentRecord, 'id' | 'title'>): void {
    const api = () => new AssignmentsApi(session());
    this.cleanUp.later(`assignment «${title}»`, () => api().remove(id), {
      kind: 'assignment',
      id,
      name: title,
      isThere: () => api().isThere(id),
    });
  }

  /** Returns the first page of the list of assignments that each session reads, as received. Leaves out refused ones. */
  async listsOf(sessions: Readonly<Record<string, ApiClient>>): Promise<{ request: string; text: string }[]> {
    const lists: { request: string; text: string }[] = [];
    for (const [who, session] of Object.entries({ ...sessions, admin: await this.apiOf('admin') })) {
      const path = await assignmentPath(session);
      const { status, text } = await session.send('GET', path);
      if (status < 300) lists.push({ request: `GET ${path} of the ${who}`, text });
    }
    return lists;
  }

  /** Returns a session's whole list. @throws Error when other tests change the list during each reading */
  async listOf(session: ApiClient): Promise<AssignmentRecord[]> {
    return new AssignmentsApi(session).stableList();
  }

  /** Returns the students of a teacher with a session of the test's own. */
  async studentsOf(session: ApiClient): Promise<StudentRecord[]> {
    return new AssignmentsApi(session).students();
  }

  /** Returns the titles of a session's whole list, in its order. @throws Error as `listOf` does */
  async titlesInList(session: ApiClient): Promise<string[]> {
    return (await this.listOf(session)).map(({ title }) => title);
  }

  /**
   * Sets the last moment for late submissions, relative to now. @throws Blocked when the platform refuses or ignores
   * it
   */
  async lateAnswersUntil(assignment: AssignmentRecord, fromNowMs: number): Promise<AssignmentRecord> {
    const moment = new Date((await this.serverTime()).getTime() + fromNowMs);
    const changed = await this.changeIfPossible(assignment, { late_submission_deadline: moment });
    if (changed?.late_submission_deadline?.getTime() === moment.getTime()) return changed;
    throw missingPrecondition('blocked.lastMoment');
  }

  /** Changes an assignment as its teacher. Returns undefined when the platform refuses. */
  async changeIfPossible(
    assignment: AssignmentRecord,
    changes: Partial<NewAssignment>,
  ): Promise<AssignmentRecord | undefined> {
    return unlessPlatformRefuses((await this.as('teacher')).change(assignment.id, changes));
  }

  /**
   * Creates a draft that has a value of its own in every field: none is the platform's default.
   * @throws Blocked where the platform refuses it
   */
  draftWithoutDefaults(title: string): Promise<AssignmentRecord> {
    return prepared(
      'an assignment without default values',
      this.create({
        title,
        status: 'draft',
        assignedTo: ['student', 'secondStudent'],
        ...fieldsWithoutDefaults(),
      }),
    );
  }

  /** Creates an assignment as `published` does. @returns whether the platform takes it */
  async isTaken(options: AssignmentOptions): Promise<boolean> {
    return (await unlessPlatformRefuses(this.create(options))) !== undefined;
  }

  /** Returns every field of an assignment as its teacher reads it, under the names of the API. */
  async fieldsOf({ id }: Pick<AssignmentRecord, 'id'>): Promise<Readonly<Record<string, unknown>>> {
    return (await this.as('teacher')).fields(id);
  }

  /** Publishes a draft, optionally with changes. */
  async publish(assignment: AssignmentRecord, changes: Partial<NewAssignment> = {}): Promise<AssignmentRecord> {
    return (await this.as('teacher')).change(assignment.id, { ...changes, status: 'published' });
  }

  /** Registers a title in advance: an assignment with this title on the page is deleted after the test. */
  deleteTitledAfterTest(title: string): void {
    const isThere = async () => (await (await this.as('teacher')).idOf(title)) !== undefined;
    const remove = async () => {
      const teacher = await this.as('teacher');
      const id = await teacher.idOf(title);
      if (id !== undefined) await teacher.remove(id);
    };
    this.cleanUp.later(`assignment «${title}»`, remove, { kind: 'assignment', name: title, isThere });
  }

  /**
   * Registers an assignment that was created on the page for deletion.
   * @returns its record, found in the list where the server's response omitted its id
   */
  async deleteAfterTest(created: CreatedAssignment): Promise<AssignmentRecord> {
    const assignment = await (await this.as('teacher')).identified(created);
    this.register(assignment);
    return assignment;
  }

  private register({ id, title }: AssignmentRecord): void {
    const isThere = async () => (await this.as('teacher')).isThere(id);
    this.cleanUp.later(`assignment «${title}»`, async () => (await this.as('teacher')).remove(id), {
      kind: 'assignment',
      id,
      name: title,
      isThere,
    });
  }
}
