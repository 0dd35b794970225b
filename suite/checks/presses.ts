/**
 * Buttons that send a change, each pressed several times before the server has answered. The buttons whose forms other
 * tests press so are not repeated here: «Создать» of an account, a lesson, a report and a draft, «Отправить» of an answer
 * and «Опубликовать оценку».
 */
import type { Endpoint } from '../api/endpoint';
import { endpoints } from '../api/endpoints';
import type { BrowserUser } from '../actors/browser-user';
import type { Admin } from '../actors/admin';
import type { Teacher } from '../actors/teacher';
import type { CaseId } from '../catalogue';
import type { AccountData } from '../data/accounts';
import type { AssignmentData } from '../data/assignments';
import { daysFromNow } from '../data/date-time';
import { unique } from '../run/run-tag';

/** A button that is ready to be pressed. */
export interface ReadyButton {
  readonly endpoint: Endpoint<unknown>;
  readonly press: () => Promise<void>;
}

/** A button that sends a change. */
interface SendButton<Prepared> {
  /** What is sent, as the beginning of the title: “a password is reset”. */
  readonly what: string;
  readonly whatRu: string;
  /** The case that reports a button that cannot be pressed. Undefined where no case is about the form. */
  readonly reportedBy?: CaseId;
  readonly prepare: (from: Prepared) => Promise<ReadyButton>;
}

interface AdminParts {
  readonly admin: Admin;
  readonly accounts: AccountData;
  readonly teacherName: string;
}

/** The admin's buttons, each for an account of the test. */
export const ADMIN_BUTTONS: readonly SendButton<AdminParts>[] = [
  {
    what: 'a change of an account is stored',
    whatRu: 'изменение учётной записи сохраняется',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('parent');
      await (await admin.finds('parent', email)).openEdit(email);
      await admin.editDialog.setFields({ Имя: 'Нина-Вторая' });
      return { endpoint: endpoints.changeAccount, press: () => admin.editDialog.save() };
    },
  },
  {
    what: 'a password is reset',
    whatRu: 'пароль сбрасывается',
    reportedBy: 'BW7',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('teacher');
      await (await admin.finds('teacher', email)).pressReset(email);
      return { endpoint: endpoints.resetPassword, press: () => admin.resetDialog.confirm() };
    },
  },
  {
    what: 'an account is deactivated',
    whatRu: 'учётная запись деактивируется',
    reportedBy: 'BW8',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('tutor');
      await (await admin.finds('tutor', email)).pressDelete(email);
      return { endpoint: endpoints.deactivateAccount, press: () => admin.removeDialog.deactivate(email) };
    },
  },
  {
    what: 'an account is removed for good',
    whatRu: 'учётная запись удаляется навсегда',
    reportedBy: 'BW8',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('parent');
      await (await admin.finds('parent', email)).pressDelete(email);
      return { endpoint: endpoints.deactivateAccount, press: () => admin.removeDialog.removeForGood(email) };
    },
  },
  {
    what: 'an account is activated',
    whatRu: 'учётная запись активируется',
    reportedBy: 'BW9',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('student');
      const students = await admin.finds('student', email);
      await students.pressDelete(email);
      await admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.deactivate(email));
      await students.pressReactivate(email);
      return { endpoint: endpoints.reactivateAccount, press: () => admin.reactivateDialog.confirm() };
    },
  },
  {
    what: 'the subjects of a teacher are stored',
    whatRu: 'предметы преподавателя сохраняются',
    prepare: async ({ admin, accounts }) => {
      const { email } = await accounts.create('teacher', { subject: 'Математика' });
      await (await admin.finds('teacher', email)).openSubjects(email);
      await admin.subjectsDialog.tick('Физика');
      return { endpoint: endpoints.assignSubjects, press: () => admin.subjectsDialog.save() };
    },
  },
  {
    what: 'a subject of a student is stored',
    whatRu: 'предмет ученика сохраняется',
    prepare: async ({ admin, accounts, teacherName }) => {
      const { email } = await accounts.create('student');
      await (await admin.finds('student', email)).openSubjects(email);
      await admin.subjectsDialog.setFields({ Предмет: 'Математика', Преподаватель: teacherName });
      return { endpoint: endpoints.assignSubjects, press: () => admin.subjectsDialog.save() };
    },
  },
  {
    what: 'the children of a parent are stored',
    whatRu: 'дети родителя сохраняются',
    prepare: async ({ admin, accounts }) => {
      const [parent, student] = [await accounts.create('parent'), await accounts.create('student')];
      await admin.opensAccounts();
      await admin.accounts.openChildren();
      await admin.childrenDialog.setFields({ Родитель: parent.fullName });
      await admin.childrenDialog.tick(student.fullName);
      return { endpoint: endpoints.assignChildren, press: () => admin.childrenDialog.save() };
    },
  },
];

interface TeacherParts {
  readonly teacher: Teacher;
  readonly assignments: AssignmentData;
}

/** The teacher's buttons, each for an assignment of the test. */
export const TEACHER_BUTTONS: readonly SendButton<TeacherParts>[] = [
  {
    what: 'a new assignment is published',
    whatRu: 'новое задание публикуется',
    reportedBy: '1.9',
    prepare: async ({ teacher, assignments }) => {
      const title = unique('Опубликовали дважды');
      // A form that sends more than once stores as many assignments with this title.
      for (let count = 0; count < 3; count += 1) assignments.deleteTitledAfterTest(title);
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      const dates = { start: daysFromNow(0, '00:01').local, due: daysFromNow(2, '23:59').local };
      await teacher.createDialog.fill({
        title,
        description: 'Решите 5 уравнений',
        instructions: 'Покажите ход решения',
        ...dates,
        points: 100,
        students: [],
      });
      return { endpoint: endpoints.createAssignment, press: () => teacher.createDialog.publish() };
    },
  },
  {
    what: 'a draft is published from its card',
    whatRu: 'черновик публикуется из карточки',
    reportedBy: '1.9',
    prepare: async ({ teacher, assignments }) => {
      const { title } = await assignments.create({ title: 'Черновик', status: 'draft', assignedTo: ['student'] });
      await teacher.opensListOfAssignments();
      return { endpoint: endpoints.changeAssignment, press: () => teacher.assignments.publish(title) };
    },
  },
  {
    what: 'an assignment is closed from its card',
    whatRu: 'задание закрывается из карточки',
    prepare: async ({ teacher, assignments }) => {
      const { title } = await assignments.create({ title: 'Будет закрыто', assignedTo: ['student'] });
      await teacher.opensListOfAssignments();
      return { endpoint: endpoints.changeAssignment, press: () => teacher.assignments.closeAssignment(title) };
    },
  },
];

/**
 * Presses a button several times before the server has answered.
 * @throws Blocked where the button cannot be pressed or the server refuses, Error when the server does it more than once
 */
export async function pressAgainAndAgain<Prepared>(
  user: BrowserUser,
  { reportedBy, prepare, what }: SendButton<Prepared>,
  from: Prepared,
): Promise<void> {
  const act = async () => {
    const { endpoint, press } = await prepare(from);
    await user.expectSuccess(endpoint, () => user.pressesTwice(endpoint, press));
  };
  await (reportedBy === undefined
    ? user.blockedUnless(`it is not seen whether ${what} once`, act)
    : user.precondition(reportedBy, act));
}
