/** Assignments and submissions that a scenario needs, created over the API and deleted afterwards. */
import { expect } from '@playwright/test';
import type { ChosenFile } from '../../pages/parts/file-field';
import { AssignmentsApi, type FileHeaders, type NewAssignment, type ServedFile, type WriteResult } from '../api/assignments';
import type { StudentRecord } from '../api/account-schemas';
import { ApiError, type ApiClient } from '../api/client';
import type { SubmissionRecord, AssignmentRecord, CreatedAssignment, User } from '../api/schemas';
import type { ActorName } from '../config/names';
import { Blocked } from '../failure/blocked';
import type { CleanUp } from './clean-up';
import { DAY } from './lateness';
import { daysFromNow } from './date-time';
import { unique } from '../run/run-tag';

/** Returns an API client with an actor's token. */
export type ApiOf = (name: ActorName) => Promise<ApiClient>;

/** Returns an actor's user as the sign-in response reported it. */
export type UserOf = (name: ActorName) => Promise<User>;

export type StudentName = 'student' | 'secondStudent';

/** Fields of an assignment that a test sets; all have defaults. Students are actors, or ids of test accounts. */
export type AssignmentOptions = Partial<Omit<NewAssignment, 'assigned_to'>> & { assignedTo?: readonly (StudentName | number)[] };

/** One version of a submission as a student sends it. */
export interface SubmissionInput {
  content: string;
  file?: ChosenFile;
}

/** How far ahead a deadline is set when the test waits for it. */
const SOON_MS = 2_000;

/** How long before a deadline a last-second submission is sent. Longer where the platform takes longer to store it. */
const LAST_SECONDS_MS = [2_000, 4_000, 8_000];

/** How long to wait for a clock beyond the expected time. */
const CLOCK_TIMEOUT_MS = 6_000;

export class AssignmentData {
  constructor(
    private readonly apiOf: ApiOf,
    private readonly userOf: UserOf,
    private readonly cleanUp: CleanUp,
  ) {}

  /** Returns the assignments and submissions API with this actor's token. */
  async as(name: ActorName): Promise<AssignmentsApi> {
    return new AssignmentsApi(await this.apiOf(name));
  }

  /** Creates a published assignment of the teacher, due in three days, by default for both students. */
  async published(options: AssignmentOptions = {}): Promise<AssignmentRecord> {
    const { assignedTo = ['student', 'secondStudent'], title = 'Домашняя работа: Уравнения', ...rest } = options;
    const teacher = await this.as('teacher');
    const assignment = await teacher.create({
      description: 'Решите 5 уравнений из учебника',
      due_date: daysFromNow(3, '23:59').instant,
      status: 'published',
      ...rest,
      title: unique(title),
      assigned_to: await Promise.all(assignedTo.map(async (who) => (typeof who === 'number' ? who : (await this.userOf(who)).id))),
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
      () => this.published({ ...options, start_date, due_date }),
      async () => {
        const assignment = await this.published({ ...options, start_date });
        const teacher = await this.as('teacher');
        return unlessRefused(
          () => teacher.change(assignment.id, { due_date }),
          () => {
            throw new Blocked('the platform takes no deadline in the past, neither at first nor later, so nothing can be late by a known time.');
          },
        );
      },
    );
  }

  /** Creates a published assignment. Returns undefined where the platform refuses it. */
  publishedIfPossible(options: AssignmentOptions): Promise<AssignmentRecord | undefined> {
    return unlessPlatformRefuses(this.published(options));
  }

  /**
   * Creates a published assignment whose deadline has passed by any time. Where the platform refuses every deadline
   * in the past, sets one a few seconds ahead and waits for it.
   */
  async overdue(options: AssignmentOptions = {}): Promise<AssignmentRecord> {
    return this.overdueBy(DAY, options).catch(async (error: unknown) => {
      if (!(error instanceof Blocked)) throw error;
      const due_date = new Date((await this.serverTime()).getTime() + SOON_MS);
      const assignment = await this.published({ ...options, due_date });
      await this.untilServerTime(due_date);
      return assignment;
    });
  }

  /**
   * Creates a submission that the server stores in the last seconds before a deadline.
   * @returns the requested deadline, and the assignment as the server stored it
   * @throws Blocked when the platform takes too long to store a submission
   */
  async submittedInTheLastSeconds(student: StudentName, content: string): Promise<{ deadline: Date; homework: AssignmentRecord; submission: SubmissionRecord }> {
    for (const before of LAST_SECONDS_MS) {
      const deadline = new Date((await this.serverTime()).getTime() + SOON_MS + before);
      const homework = await this.published({ due_date: deadline, assignedTo: [student], allow_late_submission: true });
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
    this.cleanUp.later(`${count} assignments`, async () => void (await Promise.all((await left()).map((one) => api.remove(one.id)))), {
      kind: 'assignment',
      name: titles[0] ?? '',
      isThere: async () => (await left()).length > 0,
    });
    for (const [index, title] of titles.entries()) await api.add({ title, description: 'Одно из многих', due_date: daysFromNow(index + 1, '12:00').instant, status: 'published', assigned_to: [id] });
    return titles;
  }

  /** Returns a session's whole list. @throws Error when other tests change the list during each reading */
  async listOf(session: ApiClient): Promise<AssignmentRecord[]> {
    return new AssignmentsApi(session).stableList();
  }

  /** Returns the students of a teacher with a session of the test's own. */
  async studentsOf(session: ApiClient): Promise<StudentRecord[]> {
    return new AssignmentsApi(session).students();
  }

  /**
   * Returns the titles of a session's whole list, in its order. @throws Error when other tests change the list during
   * each reading
   */
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
    throw new Blocked('the platform stores no last moment for late answers.');
  }

  /** Changes an assignment as its teacher. Returns undefined when the platform refuses. */
  async changeIfPossible(assignment: AssignmentRecord, changes: Partial<NewAssignment>): Promise<AssignmentRecord | undefined> {
    return unlessPlatformRefuses((await this.as('teacher')).change(assignment.id, changes));
  }

  /** Publishes a draft, optionally with changes. */
  async publish(assignment: AssignmentRecord, changes: Partial<NewAssignment> = {}): Promise<AssignmentRecord> {
    return (await this.as('teacher')).change(assignment.id, { ...changes, status: 'published' });
  }

  /** Sends every request that writes a grade on a submission, as an actor or with a session of the test's own. */
  async tryAllGradeWrites(by: ActorName | ApiClient, submission: SubmissionRecord): Promise<WriteResult[]> {
    const api = typeof by === 'string' ? await this.as(by) : new AssignmentsApi(by);
    return api.tryAllGradeWrites(submission.id);
  }

  /** Returns the headers of a file that must be refused; undefined when it is not stored. */
  async storedFileHeaders(assignment: AssignmentRecord, student: StudentName, name: string): Promise<FileHeaders | undefined> {
    const submission = await this.submissionOf(assignment, student);
    const files = [submission?.file, ...(submission?.versions ?? []).map((version) => version.file)];
    const stored = files.find((file) => file?.name === name);
    return stored === undefined || stored === null ? undefined : (await this.as('teacher')).servedFile(stored);
  }

  /** The teacher who owns the assignments. */
  async teacher(): Promise<User> {
    return this.userOf('teacher');
  }

  /** Submits one or more versions as a student. Returns the record of the last one. */
  async submitted(assignment: AssignmentRecord, student: StudentName, ...versions: [SubmissionInput, ...SubmissionInput[]]): Promise<SubmissionRecord> {
    const api = await this.as(student);
    const [first, ...others] = versions;
    let submission = await api.submit(assignment.id, first.content, first.file);
    for (const { content, file } of others) submission = await api.submit(assignment.id, content, file);
    return submission;
  }

  /** Submits as a student. Returns undefined where no endpoint of the platform stores a submission. */
  submittedIfPossible(assignment: AssignmentRecord, student: StudentName, input: SubmissionInput): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(this.submitted(assignment, student, input));
  }

  /** Grades a submission as the teacher. Returns undefined where no endpoint of the platform stores a grade. */
  gradedIfPossible(submission: SubmissionRecord, score: number, feedback: string): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(this.graded(submission, score, feedback));
  }

  /** Changes only the comment on a graded submission. Returns undefined where the platform refuses. */
  async commentedIfPossible({ id }: SubmissionRecord, feedback: string): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses((await this.as('teacher')).changeFeedback(id, feedback));
  }

  /** Submits with a student's session of the test's own. Returns undefined where the platform refuses. */
  submittedAs(session: ApiClient, assignment: AssignmentRecord, { content, file }: SubmissionInput): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(new AssignmentsApi(session).submit(assignment.id, content, file));
  }

  /** Submits with a student's session of the test's own, and grades it as the teacher. */
  async gradedAs(session: ApiClient, assignment: AssignmentRecord, score: number): Promise<SubmissionRecord> {
    const { id } = await new AssignmentsApi(session).submit(assignment.id, 'Ответ');
    return (await this.as('teacher')).grade(id, score, 'Хорошо');
  }

  /** Returns a submission as stored now, from the teacher's API. */
  async record({ id }: SubmissionRecord): Promise<SubmissionRecord> {
    return (await this.as('teacher')).submission(id);
  }

  /** Returns a submission's file as the server sends it to an actor. @throws ApiError when it is refused */
  async servedFile(submission: SubmissionRecord | undefined, name: ActorName): Promise<ServedFile | undefined> {
    return submission?.file ? (await this.as(name)).servedFile(submission.file) : undefined;
  }

  /** Returns the same; undefined where the platform refuses the file, which case S3.d reports. */
  servedFileIfPossible(submission: SubmissionRecord | undefined, name: ActorName): Promise<ServedFile | undefined> {
    return unlessPlatformRefuses(this.servedFile(submission, name));
  }

  /** Grades a submission as the teacher. */
  async graded(submission: SubmissionRecord, score: number, feedback: string): Promise<SubmissionRecord> {
    return (await this.as('teacher')).grade(submission.id, score, feedback);
  }

  /**
   * Waits until the server's clock reaches a time a few seconds ahead.
   * @throws Error when it does not within six seconds
   */
  async untilServerTime(time: Date): Promise<void> {
    const message = `the server's clock reaches ${time.toISOString()}`;
    const timeout = Math.max(0, time.getTime() - (await this.serverTime()).getTime()) + CLOCK_TIMEOUT_MS;
    await expect.poll(async () => (await this.serverTime()).getTime(), { message, timeout, intervals: [100] }).toBeGreaterThanOrEqual(time.getTime());
  }

  /** Returns the server's time, to the second. */
  async serverTime(): Promise<Date> {
    return (await this.as('teacher')).serverTime();
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
    this.cleanUp.later(`assignment «${title}»`, async () => (await this.as('teacher')).remove(id), { kind: 'assignment', id, name: title, isThere });
  }

  /** Returns a student's submission to an assignment, from the teacher's API; undefined when there is none. */
  async submissionOf(assignment: AssignmentRecord, student: StudentName): Promise<SubmissionRecord | undefined> {
    const [submissions, { id }] = await Promise.all([(await this.as('teacher')).submissions(assignment.id), this.userOf(student)]);
    return submissions.find((submission) => submission.student.id === id);
  }

  /** Returns a student from the sign-in response. No further request is needed. */
  async person(name: StudentName): Promise<{ id: number; full_name: string }> {
    const { id, first_name, last_name } = await this.userOf(name);
    return { id, full_name: `${first_name} ${last_name}` };
  }
}

/** Returns undefined for what the platform refuses. Any other failure is one of the suite or the network. */
async function unlessPlatformRefuses<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Runs the fallback when the server rejects the content of the request (400). */
async function unlessRefused<T>(action: () => Promise<T>, fallback: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return fallback();
    throw error;
  }
}
