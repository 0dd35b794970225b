/** Two students who share parent, tutor and one assignment, with two teachers: all accounts of the test's own. */
import { AdministrationApi } from '../api/administration';
import { AssignmentsApi } from '../api/assignments';
import type { ApiClient } from '../api/client';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import type { AccountData, AccountOptions, TestAccount } from '../data/accounts';
import type { AssignmentData } from '../data/assignments';
import type { ApiOf } from '../data/submissions';
import type { FamilyData } from '../data/families';
import { prepared } from '../data/prepared';
import { unique } from '../run/run-tag';
import type { NewRole } from '../api/accounts';

/** An account with a session over the API. */
export interface Person extends TestAccount {
  api: ApiClient;
}

export interface School {
  /** The API with the admin's token. */
  readonly admin: ApiClient;
  readonly teacher: Person;
  readonly otherTeacher: Person;
  readonly student: Person;
  readonly classmate: Person;
  readonly parent: Person;
  readonly tutor: Person;
  /** Assigned to both students. The classmate has an answer to it, with a grade. */
  readonly shared: AssignmentRecord;
  /** Assigned to the student alone. */
  readonly own: AssignmentRecord;
  /** The other teacher's, for the classmate alone; submitted and graded. */
  readonly other: AssignmentRecord;
  readonly classmatesWork: readonly SubmissionRecord[];
}

type Supervising = 'tutor' | 'otherTeacher' | 'classmate';

/** Who may see what happens to the student's work. */
export const SPHERE = ['the teacher', 'the student', 'the parent', 'the tutor'] as const;

export class SchoolData {
  constructor(
    private readonly apiOf: ApiOf,
    private readonly accounts: AccountData,
    private readonly assignments: AssignmentData,
    private readonly families: FamilyData,
  ) {}

  /** Costs six sign-ins over the API. @throws Blocked where the platform refuses it */
  create(): Promise<School> {
    return prepared('two students with the same parent and tutor, and their work', this.createAll());
  }

  private async createAll(): Promise<School> {
    const [parent, tutor] = [await this.person('parent'), await this.person('tutor')];
    const [teacher, otherTeacher] = [
      await this.person('teacher', { subject: 'Математика' }),
      await this.person('teacher', { subject: 'Физика' }),
    ];
    const supervised = { parent_id: parent.user.id, tutor_id: tutor.user.id };
    const student = await this.person('student', { ...supervised, grade: '9', goal: 'Сдать экзамен' });
    const classmate = await this.person('student', { ...supervised, grade: '10', goal: 'Выиграть олимпиаду' });
    await this.families.enrol(student, teacher);
    await this.families.enrol(classmate, otherTeacher);
    const author = new AssignmentsApi(teacher.api);
    const shared = await this.assignments.publishedBy(teacher.api, {
      title: unique('Общее задание'),
      studentId: student.user.id,
    });
    await author.change(shared.id, { assigned_to: [student.user.id, classmate.user.id] });
    const own = await this.assignments.publishedBy(teacher.api, {
      title: unique('Личное задание'),
      studentId: student.user.id,
    });
    const other = await this.assignments.publishedBy(
      otherTeacher.api,
      { title: unique('Чужое задание'), studentId: classmate.user.id },
      () => otherTeacher.api,
    );
    const classmateApi = new AssignmentsApi(classmate.api);
    const work = [
      await classmateApi.submit(shared.id, 'Ответ одноклассника'),
      await classmateApi.submit(other.id, 'Ответ другому учителю'),
    ];
    const grades = [
      [author, 70, 'Хорошо'],
      [new AssignmentsApi(otherTeacher.api), 90, 'Отлично'],
    ] as const;
    for (const [index, [grader, score, feedback]] of grades.entries()) {
      const { id } = work[index] ?? {};
      if (id !== undefined) await grader.grade(id, score, feedback);
    }
    await this.reportAndLesson({ tutor, otherTeacher, classmate });
    return {
      admin: await this.apiOf('admin'),
      teacher,
      otherTeacher,
      student,
      classmate,
      parent,
      tutor,
      shared,
      own,
      other,
      classmatesWork: work,
    };
  }

  /** A report about the classmate that the parent reads, and a lesson of the classmate. A build may have neither. */
  private async reportAndLesson({ tutor, otherTeacher, classmate }: Record<Supervising, Person>): Promise<void> {
    const report = await this.families.triesToReport(tutor.api, classmate);
    if (report.status < 300) await this.families.sendsReport(tutor.api, report);
    await new AdministrationApi(await this.apiOf('admin')).triesToPlan({
      teacher: otherTeacher.user.id,
      student: classmate.user.id,
      date: '2030-01-10',
      start_time: '09:00',
      end_time: '10:00',
    });
  }

  private async person(role: NewRole, options: AccountOptions = {}): Promise<Person> {
    const account = await this.accounts.create(role, options);
    return { ...account, api: await this.accounts.signIn(account) };
  }
}
