/** Students who learn different subjects, and a student who learns two. */
import type { AdministrationApi } from '../api/administration';
import { ApiError } from '../api/client';
import { Blocked } from '../failure/blocked';
import type { AccountData, TestAccount } from './accounts';
import { supervisedBy, type Supervisors } from './student-with-grades';

/** A student and what belongs to this student alone, by what it is. */
export interface StudentOfHisOwn extends TestAccount {
  readonly name: string;
  readonly marks: Readonly<Record<'name' | 'class' | 'goal' | 'subject' | 'teacher', string>>;
}

/** A student who was enrolled, or should have been, in two subjects. */
export interface StudentOfTwoSubjects {
  readonly student: TestAccount;
  readonly subjects: string[];
  /** False where the platform enrols nobody. */
  readonly isOffered: boolean;
  /** Set where only the second subject is refused. */
  readonly refusal?: string;
}

const DIFFERENCES = [
  { grade: '7', goal: 'Сдать экзамен' },
  { grade: '11', goal: 'Выиграть олимпиаду' },
] as const;

/**
 * Creates two students of these supervisors who have neither class, goal nor subject in common, and each a teacher of his
 * own.
 * @param together teaches both, where it is given
 * @throws Blocked where the platform has fewer than two subjects; ApiError where it enrols nobody
 */
export async function createTwoWhoDiffer(
  admin: AdministrationApi,
  accounts: AccountData,
  supervisors: Supervisors,
  together?: TestAccount,
): Promise<StudentOfHisOwn[]> {
  const subjects = await admin.subjects();
  const students: StudentOfHisOwn[] = [];
  for (const { grade, goal } of DIFFERENCES) {
    const subject = subjects[students.length];
    if (subject === undefined)
      throw new Blocked('the platform has fewer than two subjects, so no two students learn different ones.');
    const teacher = together ?? (await accounts.create('teacher', { subject: subject.name }));
    const account = await accounts.create('student', { grade, goal, ...supervisedBy(supervisors) });
    await admin.enrol(account.user.id, subject, teacher.user.id);
    students.push({
      ...account,
      name: account.fullName,
      marks: { name: account.fullName, class: grade, goal, subject: subject.name, teacher: teacher.fullName },
    });
  }
  return students;
}

/**
 * Enrols a student in two subjects with one teacher, the second time as the last step. Where that is refused, tries it
 * with another student who learns nothing yet.
 * @throws Blocked where the platform has fewer than two subjects
 */
export async function enrolInTwoSubjects(
  admin: AdministrationApi,
  accounts: AccountData,
  supervisors: Required<Supervisors>,
  teacher: TestAccount,
): Promise<StudentOfTwoSubjects> {
  const [first, second] = await admin.subjects();
  if (first === undefined || second === undefined)
    throw new Blocked('the platform has fewer than two subjects, so no student can learn two.');
  const [student, control] = [
    await accounts.create('student', supervisedBy(supervisors)),
    await accounts.create('student'),
  ];
  const subjects = [first.name, second.name];
  const refusalOf = (account: TestAccount, subject: typeof first) =>
    admin.enrol(account.user.id, subject, teacher.user.id).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof ApiError) return error.message;
        throw error;
      },
    );
  const isOffered = (await refusalOf(control, second)) === undefined && (await refusalOf(student, first)) === undefined;
  if (!isOffered) return { student, subjects, isOffered };
  const refusal = await refusalOf(student, second);
  // The admin may do it again: a platform refuses that or leaves it.
  await refusalOf(student, second);
  return { student, subjects, isOffered, ...(refusal === undefined ? {} : { refusal }) };
}
