import { about, accountKinds, expect, routes, test, tutorStudent } from '../../fixtures';

test(
  'Y the pages that need no sign-in are free of serious barriers',
  about({ scenario: 'Y', cases: [], owner: 'accounts', roles: [], changesData: false }),
  async ({ guest }) => {
    for (const route of [routes.landing, routes.signIn, routes.unauthorized, routes.notFound]) {
      await guest.opens(route);
      await expect.soft(guest).toBeAccessible(route.name);
    }
  },
);

test(
  'Y the teacher’s dialogs are free of serious barriers',
  about({ scenario: 'Y', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ teacher, student, assignments }) => {
    const assignment = await assignments.published();
    await assignments.submitted(assignment, 'student', { content: 'x = 2' });
    await teacher.opensAssignments();
    await teacher.assignments.pressCreate();
    await expect(teacher.createDialog.box).toBeVisible();
    await expect.soft(teacher).toBeAccessible('the dialog «Создать задание»');
    await teacher.createDialog.close();

    await teacher.assignments.openSubmissions(assignment.title);
    await expect(teacher.submissions.row(student.fullName)).toBeVisible();
    await expect.soft(teacher).toBeAccessible('the dialog «Ответы на задание»');
    await teacher.submissions.openSubmission(student.fullName);
    await expect(teacher.gradeDialog.scoreField).toBeVisible();
    await expect.soft(teacher).toBeAccessible('the dialog «Оценить ответ»');
  },
);

test(
  'Y the student’s assignment and its dialog are free of serious barriers',
  about({ scenario: 'Y', cases: [], owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments }) => {
    const assignment = await assignments.published();
    await student.opensAssignments();
    await student.assignments.openDetails(assignment.title);
    await expect(student.details.title(assignment.title)).toBeVisible();
    await expect.soft(student).toBeAccessible('the student’s view of an assignment');
    await student.details.pressSubmit();
    await expect(student.submitDialog.contentField).toBeVisible();
    await expect.soft(student).toBeAccessible('the dialog «Отправить ответ»');
  },
);

test(
  'Y the admin’s forms for new accounts and lessons are free of serious barriers',
  about({ scenario: 'Y', cases: [], owner: 'administration', roles: ['admin'], changesData: false }),
  async ({ admin }) => {
    await admin.opensAccounts();
    for (const kind of accountKinds) {
      await admin.accounts.section(kind).pressCreate();
      const dialog = admin.createDialog(kind);
      await expect(dialog.createButton).toBeVisible();
      await expect.soft(admin).toBeAccessible(`the form for a new ${kind}`);
      await dialog.close();
    }
    await admin.accounts.openChildren();
    await expect(admin.childrenDialog.box).toBeVisible();
    await expect.soft(admin).toBeAccessible('the dialog «Назначить студентов»');
    await admin.opens(routes.adminSchedule);
    await admin.schedule.pressCreate();
    await expect(admin.lessonDialog.createButton).toBeVisible();
    await expect.soft(admin).toBeAccessible('the form for a new lesson');
  },
);

test(
  'Y the admin’s dialogs about one account are free of serious barriers',
  about({ scenario: 'Y', cases: [], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts }) => {
    const person = accounts.newPerson('student');
    await admin.createsAccount('student', person);
    await expect(admin.credentials.box).toBeVisible();
    await expect.soft(admin).toBeAccessible('the dialog «Учетные данные»');

    const students = await admin.finds('student', person.email);
    const dialogs = [
      { name: 'Профиль пользователя', open: () => students.openProfile(person.email), dialog: admin.profile },
      { name: 'Редактирование пользователя', open: () => students.openEdit(person.email), dialog: admin.editDialog },
      { name: 'Назначить предметы', open: () => students.openSubjects(person.email), dialog: admin.subjectsDialog },
      { name: 'Сбросить пароль', open: () => students.pressReset(person.email), dialog: admin.resetDialog },
      { name: 'Удалить пользователя', open: () => students.pressDelete(person.email), dialog: admin.removeDialog },
    ];
    for (const { name, open, dialog } of dialogs) {
      await open();
      await expect(dialog.box).toBeVisible();
      await expect.soft(admin).toBeAccessible(`the dialog «${name}»`);
      await dialog.close();
    }
  },
);

test(
  'Y the pages about one student are free of serious barriers for parent and tutor',
  about({ scenario: 'Y', cases: [], owner: 'families', roles: ['parent', 'tutor'], changesData: true }),
  async ({ accounts, families, signInAs }) => {
    const [childOfParent, studentOfTutor] = [await accounts.create('parent'), await accounts.create('tutor')];
    const studentWithGrades = await families.studentWithGrades({ parent: childOfParent, tutor: studentOfTutor });
    const parent = await signInAs('parent', childOfParent);
    const tutor = await signInAs('tutor', studentOfTutor);
    await parent.opens(routes.parentChild, studentWithGrades.user.id);
    await expect.soft(parent).toBeAccessible('the parent’s page of a child');
    await tutor.opens(tutorStudent, studentWithGrades.user.id);
    await expect.soft(tutor).toBeAccessible('the tutor’s page of a student');
    await tutor.opens(routes.tutorReports);
    await tutor.reports.pressCreate();
    await expect(tutor.reportDialog.box).toBeVisible();
    await expect.soft(tutor).toBeAccessible('the form for a new report');
  },
);
