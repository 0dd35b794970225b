/** Submissions and grades that a scenario needs, created over the API. They go with their assignment. */
import { expect } from '@playwright/test';
import type { ChosenFile } from '../../pages/parts/file-field';
import { AssignmentsApi } from '../api/assignments';
import type { FileHeaders, ServedFile, WriteResult } from '../api/submissions';
import type { ApiClient } from '../api/client';
import { unlessPlatformRefuses } from '../api/refused';
import type { AssignmentRecord, FileRecord, SubmissionRecord, User } from '../api/schemas';
import type { ActorName } from '../config/names';

/** Returns an API client with an actor's token. */
export type ApiOf = (name: ActorName) => Promise<ApiClient>;

/** Returns an actor's user as the sign-in response reported it. */
export type UserOf = (name: ActorName) => Promise<User>;

export type StudentName = 'student' | 'secondStudent';

/** One version of a submission as a student sends it. */
export interface SubmissionInput {
  content: string;
  file?: ChosenFile;
}

/** How long to wait for a clock beyond the expected time. */
const CLOCK_TIMEOUT_MS = 6_000;

/** Submissions and grades of the actors, and the clock by which the server judges them. */
export class SubmissionData {
  constructor(
    protected readonly apiOf: ApiOf,
    protected readonly userOf: UserOf,
  ) {}

  /** Returns the assignments and submissions API with this actor's token. */
  async as(name: ActorName): Promise<AssignmentsApi> {
    return new AssignmentsApi(await this.apiOf(name));
  }

  /** Returns the server's time, to the second. */
  async serverTime(): Promise<Date> {
    return (await this.as('teacher')).serverTime();
  }

  /**
   * Waits until the server's clock reaches a time a few seconds ahead.
   * @throws Error when it does not within six seconds
   */
  async untilServerTime(time: Date): Promise<void> {
    const message = `the server's clock reaches ${time.toISOString()}`;
    const timeout = Math.max(0, time.getTime() - (await this.serverTime()).getTime()) + CLOCK_TIMEOUT_MS;
    await expect
      .poll(async () => (await this.serverTime()).getTime(), { message, timeout, intervals: [100] })
      .toBeGreaterThanOrEqual(time.getTime());
  }

  /** Submits one or more versions as a student. Returns the record of the last one. */
  async submitted(
    assignment: AssignmentRecord,
    student: StudentName,
    ...versions: [SubmissionInput, ...SubmissionInput[]]
  ): Promise<SubmissionRecord> {
    const api = await this.as(student);
    const [first, ...others] = versions;
    let submission = await api.submit(assignment.id, first.content, first.file);
    for (const { content, file } of others) submission = await api.submit(assignment.id, content, file);
    return submission;
  }

  /** Submits as a student. Returns undefined where no endpoint of the platform stores a submission. */
  submittedIfPossible(
    assignment: AssignmentRecord,
    student: StudentName,
    input: SubmissionInput,
  ): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(this.submitted(assignment, student, input));
  }

  /** Submits by the action of the assignment, as the page does. @throws ApiError when the build has it, and refuses */
  async submitsByAction(
    { id }: AssignmentRecord,
    student: StudentName,
    { content, file }: SubmissionInput,
  ): Promise<void> {
    await (await this.as(student)).submitByAction(id, content, file);
  }

  /** Grades by the action, as the page does. @throws ApiError when the build has it, and refuses */
  async gradesByAction({ id }: SubmissionRecord, score: number, feedback: string): Promise<void> {
    await (await this.as('teacher')).gradeByAction(id, score, feedback);
  }

  /** Submits with a student's session of the test's own. Returns undefined where the platform refuses. */
  submittedAs(
    session: ApiClient,
    assignment: AssignmentRecord,
    { content, file }: SubmissionInput,
  ): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(new AssignmentsApi(session).submit(assignment.id, content, file));
  }

  /** Grades a submission as the teacher. */
  async graded(submission: SubmissionRecord, score: number, feedback: string): Promise<SubmissionRecord> {
    return (await this.as('teacher')).grade(submission.id, score, feedback);
  }

  /** Grades a submission as the teacher. Returns undefined where no endpoint of the platform stores a grade. */
  gradedIfPossible(
    submission: SubmissionRecord,
    score: number,
    feedback: string,
  ): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(this.graded(submission, score, feedback));
  }

  /** Submits with a student's session of the test's own, and grades it as the teacher. */
  async gradedAs(session: ApiClient, assignment: AssignmentRecord, score: number): Promise<SubmissionRecord> {
    const { id } = await new AssignmentsApi(session).submit(assignment.id, 'Ответ');
    return (await this.as('teacher')).grade(id, score, 'Хорошо');
  }

  /** Sends an answer with a student's session of the test's own. */
  submittedWith(session: ApiClient, { id }: AssignmentRecord): Promise<SubmissionRecord> {
    return new AssignmentsApi(session).submit(id, 'Ответ');
  }

  /**
   * Reads the list of a student's answers as a whole and in pages of one.
   * @returns the ids of both; undefined where the build has no such pages
   */
  answersByPages(session: ApiClient): Promise<{ whole: number[]; pages: number[] } | undefined> {
    return new AssignmentsApi(session).answersByPages();
  }

  /** Grades a submission with an author's session of the test's own. Returns undefined where the platform refuses. */
  gradedBy(
    session: ApiClient,
    { id }: SubmissionRecord,
    score: number,
    feedback: string,
  ): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses(new AssignmentsApi(session).grade(id, score, feedback));
  }

  /** Changes only the comment on a graded submission. Returns undefined where the platform refuses. */
  async commentedIfPossible({ id }: SubmissionRecord, feedback: string): Promise<SubmissionRecord | undefined> {
    return unlessPlatformRefuses((await this.as('teacher')).changeFeedback(id, feedback));
  }

  /**
   * Gives a mark with a comment, then the same mark without one.
   * @param by the request that takes the comment back: a new mark by the grading action, a change of the answer with the
   *   mark, or a change of the comment alone
   * @returns the stored comment; undefined where the platform refuses the request
   */
  async commentAfterEmptying(
    submission: SubmissionRecord,
    by: 'action' | 'change' | 'comment',
  ): Promise<string | undefined> {
    const teacher = await this.as('teacher');
    await teacher.grade(submission.id, 85, 'Комментарий, который учитель уберёт');
    if (by === 'comment') return (await unlessPlatformRefuses(teacher.changeFeedback(submission.id, '')))?.feedback;
    const { status } = await teacher.triesToGrade(submission.id, { score: 85, feedback: '' }, by);
    return status >= 300 ? undefined : (await teacher.submission(submission.id)).feedback;
  }

  /** Changes only the score of a graded submission. @returns the stored submission; undefined where the platform refuses */
  async scoreAlone(submission: SubmissionRecord, score: number): Promise<SubmissionRecord | undefined> {
    const teacher = await this.as('teacher');
    const { status } = await teacher.triesToGrade(submission.id, { score }, 'change');
    return status >= 300 ? undefined : teacher.submission(submission.id);
  }

  /** Returns a submission for another version. @returns whether the platform has a way to */
  async returnedIfPossible({ id }: SubmissionRecord): Promise<boolean> {
    return (await (await this.as('teacher')).returnForRevision(id)) !== undefined;
  }

  /** Returns whether an answer to an assignment stands among those that wait for a grade. */
  async isWaiting({ title }: AssignmentRecord): Promise<boolean> {
    return ((await (await this.as('teacher')).waitingTitles()) ?? []).includes(title);
  }

  /** Sends every request that writes a grade on a submission, as an actor or with a session of the test's own. */
  async tryAllGradeWrites(by: ActorName | ApiClient, submission: SubmissionRecord): Promise<WriteResult[]> {
    const api = typeof by === 'string' ? await this.as(by) : new AssignmentsApi(by);
    return api.tryAllGradeWrites(submission.id);
  }

  /** Returns a submission as stored now, from the teacher's API. */
  async record({ id }: SubmissionRecord): Promise<SubmissionRecord> {
    return (await this.as('teacher')).submission(id);
  }

  /** Returns a student's submission to an assignment, from the teacher's API; undefined when there is none. */
  async submissionOf(assignment: AssignmentRecord, student: StudentName): Promise<SubmissionRecord | undefined> {
    const [submissions, { id }] = await Promise.all([
      (await this.as('teacher')).submissions(assignment.id),
      this.userOf(student),
    ]);
    return submissions.find((submission) => submission.student.id === id);
  }

  /** Returns a submission's file as the server sends it to an actor. @throws ApiError when it is refused */
  async servedFile(submission: SubmissionRecord | undefined, name: ActorName): Promise<ServedFile | undefined> {
    return submission?.file ? (await this.as(name)).servedFile(submission.file) : undefined;
  }

  /** Returns the same; undefined where the platform refuses the file, which case 7.3 reports. */
  servedFileIfPossible(submission: SubmissionRecord | undefined, name: ActorName): Promise<ServedFile | undefined> {
    return unlessPlatformRefuses(this.servedFile(submission, name));
  }

  /** Returns the texts of stored files as a user downloads them; undefined for a file that is refused. */
  async textsOfFiles(files: readonly FileRecord[], name: ActorName): Promise<(string | undefined)[]> {
    const api = await this.as(name);
    return Promise.all(
      files.map(async (file) => (await unlessPlatformRefuses(api.servedFile(file)))?.bytes.toString('utf8')),
    );
  }

  /** Returns the headers of a file that must be refused; undefined when it is not stored. */
  async storedFileHeaders(
    assignment: AssignmentRecord,
    student: StudentName,
    name: string,
  ): Promise<FileHeaders | undefined> {
    const submission = await this.submissionOf(assignment, student);
    const files = [submission?.file, ...(submission?.versions ?? []).map((version) => version.file)];
    const stored = files.find((file) => file?.name === name);
    return stored === undefined || stored === null ? undefined : (await this.as('teacher')).servedFile(stored);
  }

  /** The teacher who owns the assignments. */
  async teacher(): Promise<User> {
    return this.userOf('teacher');
  }

  /** Returns a student from the sign-in response. No further request is needed. */
  async person(name: StudentName): Promise<{ id: number; full_name: string }> {
    const { id, first_name, last_name } = await this.userOf(name);
    return { id, full_name: `${first_name} ${last_name}` };
  }
}
