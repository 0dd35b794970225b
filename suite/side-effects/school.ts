/** Two students who share parent, tutor and one assignment, with two teachers: all accounts of the test's own. */
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
import type { Reader } from './readings';

/** An account with a session over the API. */
export interface Person extends TestAccount {
  readonly api: ApiClient;
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
    const other = await this.assignments.publishedBy(otherTeacher.api, {
      title: unique('Чужое задание'),
      studentId: classmate.user.id,
    });
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

  private async person(role: NewRole, options: AccountOptions = {}): Promise<Person> {
    const account = await this.accounts.create(role, options);
    return { ...account, api: await this.accounts.signIn(account) };
  }
}

/** Returns what each person of the school reads: own lists, single records, and the pages of both children. */
export function readersOf({
  teacher,
  otherTeacher,
  student,
  classmate,
  parent,
  tutor,
  shared,
  own,
  other,
  classmatesWork,
}: School): Reader[] {
  const everybody = ['/api/auth/me/', '/api/auth/profile/', '/api/assignments/', '/api/assignments/submissions/'];
  const assignment = ({ id }: AssignmentRecord) => `/api/assignments/${id}/`;
  const answers = classmatesWork.map(({ id }) => `/api/assignments/submissions/${id}/`);
  const children = [student, classmate].map(({ user }) => user.id);
  const ofTeacher = [
    ...everybody,
    '/api/profile/teacher/',
    '/api/materials/teacher/',
    '/api/teacher/students/',
    '/api/materials/teacher/submissions/pending/',
    '/api/scheduling/lessons/',
  ];
  const ofStudent = [
    ...everybody,
    '/api/profile/student/',
    '/api/materials/student/',
    '/api/student/subjects/',
    '/api/scheduling/lessons/',
  ];
  return [
    {
      who: 'the teacher',
      api: teacher.api,
      paths: [
        ...ofTeacher,
        assignment(shared),
        assignment(own),
        `${assignment(shared)}submissions/`,
        ...answers.slice(0, 1),
      ],
    },
    {
      who: 'the other teacher',
      api: otherTeacher.api,
      paths: [...ofTeacher, assignment(other), `${assignment(other)}submissions/`, ...answers.slice(1)],
    },
    { who: 'the student', api: student.api, paths: [...ofStudent, assignment(shared), assignment(own)] },
    {
      who: 'the classmate',
      api: classmate.api,
      paths: [...ofStudent, assignment(shared), assignment(other), ...answers],
    },
    {
      who: 'the parent',
      api: parent.api,
      paths: [
        ...everybody.slice(0, 2),
        '/api/profile/parent/',
        '/api/dashboard/parent/children/',
        '/api/materials/parent/',
        '/api/parent/children/',
        '/api/invoices/parent/',
        ...children.flatMap((id) => [
          `/api/dashboard/parent/children/${id}/progress/`,
          `/api/dashboard/parent/children/${id}/subjects/`,
        ]),
      ],
    },
    {
      who: 'the tutor',
      api: tutor.api,
      paths: [
        ...everybody.slice(0, 2),
        '/api/profile/tutor/',
        '/api/dashboard/tutor/students/',
        '/api/materials/tutor/students/',
        '/api/tutor/my-students/',
        '/api/reports/tutor-weekly-reports/',
      ],
    },
  ];
}

/** Returns what the admin reads of the people of the school. */
export function adminsReader({ admin, teacher, otherTeacher, student, classmate, parent, tutor }: School): Reader {
  const people = [teacher, otherTeacher, student, classmate, parent, tutor];
  const lists = [
    '/api/auth/students/?page_size=50',
    '/api/auth/staff/?role=teacher',
    '/api/auth/staff/?role=tutor',
    '/api/auth/parents/?page_size=50',
  ];
  return {
    who: 'the admin',
    api: admin,
    paths: [...people.map(({ user }) => `/api/auth/users/${user.id}/`), ...lists],
    about: people.map(({ email }) => email),
  };
}

/** Returns whether a path or a record is about one of these people, and not about a record with the same number. */
export function isAboutPerson(ids: readonly number[]): (path: string, record: string) => boolean {
  const ofPeople = /\/(children|students|users|my-students|teacher|parent)\//;
  return (path, record) =>
    ids.some(
      (id) =>
        new RegExp(`/(children|students|users)/${id}/`).test(path) ||
        (ofPeople.test(path) && !/assignments\/$/.test(path) && record.endsWith(`[${id}]`)),
    );
}

/** Returns whether a path or a record is about one of these assignments. */
export function isAboutAssignment(ids: readonly number[]): (path: string, record: string) => boolean {
  return (path, record) =>
    ids.some(
      (id) =>
        path.startsWith(`/api/assignments/${id}/`) || (path.endsWith('/assignments/') && record.endsWith(`[${id}]`)),
    );
}
