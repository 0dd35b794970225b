/** Test families: a student with grades, and the student's parent and tutor. */
import { z } from 'zod';
import type { ChosenFile } from '../../pages/parts/file-field';
import { AdministrationApi } from '../api/administration';
import { AssignmentsApi } from '../api/assignments';
import { ApiError, type ApiClient } from '../api/client';
import { idOfReport, sendReport } from '../api/reports';
import { readReports, type ReadResult } from '../api/forbidden-reads';
import {
  sendAll,
  sendReportRequest,
  writeReportRequest,
  type ReportTexts,
  type RequestResult,
} from '../api/forbidden-requests';
import { DOCUMENTED_PATHS } from '../api/documented-paths';
import { reads } from '../api/reads';
import { listSchema } from '../network/reading';
import type { AssignmentRecord } from '../api/schemas';
import type { ActorName } from '../config/names';
import type { AccountData, TestAccount } from './accounts';
import type { AdministrationData } from './administration';
import type { AssignmentData } from './assignments';
import type { ApiOf } from './submissions';
import { daysFromNow } from './date-time';
import { prepared } from './prepared';
import { unique } from '../run/run-tag';
import {
  createTwoWhoDiffer,
  enrolInTwoSubjects,
  type StudentOfHisOwn,
  type StudentOfTwoSubjects,
} from './students-of-subjects';
import { supervisedBy, type StudentWithGrades, type StudentWithRecord, type Supervisors } from './student-with-grades';
import { withLineBreak, withSpecialCharacters } from './special-text';
import { NOT_THERE } from '../api/not-there';

/** The lists in which a role finds its students. */
const STUDENT_LISTS = { parent: 'children', tutor: 'tutorsStudents', teacher: 'teachersStudents' } as const;

const GRADE = '9';
/**
 * A repeating percentage, 84.615… %: reveals a percentage that is truncated instead of rounded, and a score shown as
 * a percentage.
 */
const POINTS = 130;
const SCORE = 110;
/** Exactly half of the points: the mean of both percentages is neither of them. */
const SECOND_SCORE = 65;
/** Assignments of the longer record. Two graded ones of these are 28.57 %, which truncating makes 28 %. */
const ASSIGNED = 7;

const CONTACTS = '/api/chat/contacts/';
const contactsSchema = listSchema(z.object({ id: z.number() }));

export class FamilyData {
  constructor(
    private readonly apiOf: ApiOf,
    private readonly accounts: AccountData,
    private readonly assignments: AssignmentData,
    private readonly administration: AdministrationData,
  ) {}

  /** Costs one sign-in: the student has submitted, and the teacher has graded the submission. */
  async studentWithGrades(supervisors: Supervisors = {}): Promise<StudentWithGrades> {
    const account = await this.enrolled(supervisors);
    return this.withGrades(account, new AssignmentsApi(await this.accounts.signIn(account)));
  }

  /**
   * Costs one sign-in too. The student has submitted three times.
   * @param file sent with the submission that waits for a grade
   */
  async studentWithRecord(supervisors: Supervisors = {}, file?: ChosenFile): Promise<StudentWithRecord> {
    const account = await this.enrolled(supervisors);
    const api = new AssignmentsApi(await this.accounts.signIn(account));
    const student = await this.withGrades(account, api);
    const second = await this.assign(account, 'Контрольная: Степени');
    const { id } = await api.submit(second.id, unique('Ответ: два в пятой'));
    const teacher = await this.assignments.as('teacher');
    const { feedback } = await teacher.grade(id, SECOND_SCORE, unique('Половина верно'));
    const waiting = await this.assign(account, 'Контрольная: Корни');
    const content = unique('Ответ: корень из двух');
    const waitingSubmission = await teacher.submission((await api.submit(waiting.id, content, file)).id);
    for (let count = 4; count < ASSIGNED; count += 1) await this.assign(account, `Домашняя работа ${count}`);
    const mean = (student.percentage + (100 * SECOND_SCORE) / POINTS) / 2;
    const progress = roundings((100 * 2) / ASSIGNED);
    return {
      ...student,
      waiting,
      waitingSubmission,
      progress,
      figures: {
        Заданий: [ASSIGNED],
        Отправлено: [3],
        Оценено: [2],
        Прогресс: progress,
        'Средний результат': roundings(mean),
      },
      secrets: [
        account.email,
        account.user.last_name,
        student.graded.title,
        student.open.title,
        waiting.title,
        student.submission.content,
        student.feedback,
        feedback,
        content,
        ...(file === undefined ? [] : [file.buffer.toString('utf8')]),
      ],
      target: {
        studentId: account.user.id,
        assignmentIds: [student.graded.id, waiting.id],
        submissionIds: [student.submission.id, waitingSubmission.id],
        fileUrls: waitingSubmission.file === null ? [] : [waitingSubmission.file.url],
      },
    };
  }

  /** Creates a brother or sister with one open assignment of their own. */
  async sibling(supervisors: Supervisors): Promise<TestAccount & { open: AssignmentRecord }> {
    const account = await this.enrolled(supervisors);
    return { ...account, open: await this.assign(account, 'Домашняя работа: Глаголы') };
  }

  /**
   * Creates two students of these supervisors who have nothing in common: neither class, goal, subject nor teacher.
   * @param teacher teaches both, where it is given; they then differ in the rest
   * @throws Blocked where the platform cannot enrol students in subjects
   */
  twoWhoDiffer(supervisors: Supervisors, teacher?: TestAccount): Promise<StudentOfHisOwn[]> {
    return prepared(
      'two students with different subjects',
      this.apiOf('admin').then((api) =>
        createTwoWhoDiffer(new AdministrationApi(api), this.accounts, supervisors, teacher),
      ),
    );
  }

  /** Enrols a student in two subjects with one teacher, the second time as the last step. */
  async withTwoSubjects(supervisors: Required<Supervisors>, teacher: TestAccount): Promise<StudentOfTwoSubjects> {
    return enrolInTwoSubjects(new AdministrationApi(await this.apiOf('admin')), this.accounts, supervisors, teacher);
  }

  /** Reads each list that the API has of a student’s own subjects. Leaves out refused ones. */
  async subjectsOfStudent(session: ApiClient): Promise<{ request: string; text: string }[]> {
    return readLists(session, reads.studentsSubjects.paths);
  }

  /** Reads each list of students that the API has for a role, with a session of the test's own. Leaves out refused ones. */
  async listsOfStudents(
    session: ApiClient,
    role: keyof typeof STUDENT_LISTS,
  ): Promise<{ request: string; text: string }[]> {
    return readLists(session, DOCUMENTED_PATHS[STUDENT_LISTS[role]]);
  }

  /** Enrols a student with the teacher, where the platform has a way to. */
  enrol({ user }: TestAccount, teacher?: TestAccount): Promise<void> {
    return this.enrolWithTeacher(user.id, teacher?.user.id);
  }

  /** Creates a student whom an account of the test teaches, supervises as tutor, or has as child. */
  async studentOf(role: 'teacher' | 'tutor' | 'parent', account: TestAccount): Promise<TestAccount> {
    const student = await this.accounts.create(
      'student',
      { teacher: {}, tutor: { tutor_id: account.user.id }, parent: { parent_id: account.user.id } }[role],
    );
    if (role === 'teacher') await this.enrol(student, account);
    return student;
  }

  /** Tries to write a report about a student, as an actor or with a session of the test's own. */
  async triesToReport(
    by: ActorName | ApiClient,
    { user }: TestAccount,
    texts: Partial<ReportTexts> = {},
  ): Promise<RequestResult & { texts: readonly string[] }> {
    const request = writeReportRequest(user.id, texts);
    const [result] = await sendAll(typeof by === 'string' ? await this.apiOf(by) : by, [request]);
    if (result === undefined) throw new Error('No report was sent.');
    return { ...result, texts: [request.body.title, request.body.summary] };
  }

  /**
   * Sends a report to the parent, who does not read a draft.
   * @returns the status of the response; undefined where the tutor's list does not have the report
   */
  async sendsReport(
    tutor: ApiClient,
    { texts: [title = ''] }: { texts: readonly string[] },
  ): Promise<number | undefined> {
    return (await sendReport(tutor, title))?.status;
  }

  /** Tries to send a report of a tutor to the parent as somebody else. @returns nothing where the tutor's list does not have it */
  async triesToSendReport(
    by: ActorName,
    tutor: ApiClient,
    { texts: [title = ''] }: { texts: readonly string[] },
  ): Promise<RequestResult[]> {
    const id = await idOfReport(tutor, title);
    return id === undefined ? [] : sendAll(await this.apiOf(by), [sendReportRequest(id)]);
  }

  /** Reads the reports as an actor or with a session of the test's own. Accepts any response. */
  async reports(by: ActorName | ApiClient): Promise<ReadResult[]> {
    return readReports(typeof by === 'string' ? await this.apiOf(by) : by);
  }

  /** Reads whom a user may write to. @returns also whether the platform has such a list: a missing one discloses nothing */
  async contacts(session: ApiClient): Promise<{ isThere: boolean; read: ReadResult[] }> {
    const { status, text } = await session.send('GET', CONTACTS);
    return {
      isThere: !NOT_THERE.includes(status),
      read: [{ what: 'the contacts', request: `GET ${CONTACTS}`, status, text }],
    };
  }

  /**
   * Returns the ids of those whom an actor may write to; undefined where the platform has no such list.
   * @throws ApiError where it is refused
   */
  async contactIds(by: ActorName): Promise<number[] | undefined> {
    const api = await this.apiOf(by);
    const response = await api.send('GET', CONTACTS);
    if (NOT_THERE.includes(response.status)) return undefined;
    return api.read(`GET ${CONTACTS}`, response, contactsSchema).results.map(({ id }) => id);
  }

  private async enrolled(supervisors: Supervisors): Promise<TestAccount> {
    const account = await this.accounts.create('student', { grade: GRADE, ...supervisedBy(supervisors) });
    await this.enrolWithTeacher(account.user.id);
    return account;
  }

  private async withGrades(account: TestAccount, api: AssignmentsApi): Promise<StudentWithGrades> {
    const graded = await this.assign(account, withSpecialCharacters('Контрольная: Дроби'));
    const open = await this.assign(account, 'Домашняя работа: Проценты');
    const { id } = await api.submit(graded.id, unique(withLineBreak('Ответ: одна четвертая')));
    const feedback = unique(withLineBreak('Хорошо, но без пояснений'));
    const submission = await (await this.assignments.as('teacher')).grade(id, SCORE, feedback);
    return {
      ...account,
      grade: GRADE,
      graded,
      open,
      submission,
      score: SCORE,
      percentage: (100 * SCORE) / POINTS,
      feedback,
    };
  }

  private async assign(account: TestAccount, title: string): Promise<AssignmentRecord> {
    const assignment = await (
      await this.assignments.as('teacher')
    ).create({
      title: unique(title),
      description: withLineBreak('Решите и объясните каждый шаг'),
      due_date: daysFromNow(3, '23:59').instant,
      max_score: POINTS,
      status: 'published',
      assigned_to: [account.user.id],
    });
    return this.assignments.deleteAfterTest(assignment);
  }

  /**
   * Enrols the student with the teacher, because some builds show a teacher only enrolled students. Continues where
   * the platform has no such endpoint or refuses: an assignment names its students itself.
   */
  private async enrolWithTeacher(studentId: number, teacherId?: number): Promise<void> {
    const admin = new AdministrationApi(await this.apiOf('admin'));
    try {
      const [subject] = await admin.subjects();
      if (subject !== undefined)
        await admin.enrol(studentId, subject, teacherId ?? (await this.administration.idOf('teacher')));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}

async function readLists(session: ApiClient, paths: readonly string[]): Promise<{ request: string; text: string }[]> {
  const results: { request: string; text: string }[] = [];
  for (const path of paths) {
    const { status, text } = await session.send('GET', path);
    if (status < 300) results.push({ request: `GET ${path}`, text });
  }
  return results;
}

/** The number as whole, with one decimal and with two. */
function roundings(value: number): number[] {
  return [0, 1, 2].map((digits) => Number(value.toFixed(digits)));
}
