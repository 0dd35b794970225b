import { about, accountKinds, auditEach, expect, routes, test, tutorStudent } from '../../fixtures';

test(
  'Y the pages that need no sign-in are free of serious barriers',
  about({
    titleRu: 'на страницах без входа нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: false,
  }),
  async ({ guest }) => {
    const pages = [routes.landing, routes.signIn, routes.unauthorized, routes.notFound].map((route) => ({
      name: route.name,
      open: () => guest.opens(route),
    }));
    await auditEach(guest, pages, (name) => expect.soft(guest).toBeAccessible(name));
  },
);

test(
  'Y the teacher’s dialogs are free of serious barriers',
  about({
    titleRu: 'в окнах преподавателя нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const assignment = await assignments.create();
    await assignments.submitted(assignment, 'student', { content: 'x = 2' });
    await auditEach(
      teacher,
      [
        {
          name: 'the dialog «Создать задание»',
          open: async () => {
            await teacher.opensAssignments();
            await teacher.assignments.pressCreate();
            await expect(teacher.createDialog.box).toBeVisible();
          },
        },
        {
          name: 'the dialog «Ответы на задание»',
          open: async () => {
            await teacher.opensSubmissions(assignment.title);
            await expect(teacher.submissions.gradeButtons.first()).toBeVisible();
          },
        },
        {
          name: 'the dialog «Оценить ответ»',
          open: async () => {
            // The only answer: a row of a build without names.
            await teacher.submissions.openSubmissionAt(0);
            await expect(teacher.gradeDialog.scoreField).toBeVisible();
          },
        },
      ],
      (name) => expect.soft(teacher).toBeAccessible(name),
    );
  },
);

test(
  'Y the student’s assignment and its dialog are free of serious barriers',
  about({
    titleRu: 'в задании ученика и его окне нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const assignment = await assignments.create();
    await auditEach(
      student,
      [
        {
          name: 'the student’s view of an assignment',
          open: async () => {
            await student.opensAssignments();
            await student.assignments.openDetails(assignment.title);
            await expect(student.details.title(assignment.title)).toBeVisible();
          },
        },
        {
          name: 'the dialog «Отправить ответ»',
          open: async () => {
            await student.opensSubmitForm(assignment.title);
            await expect(student.submitDialog.contentField).toBeVisible();
          },
        },
      ],
      (name) => expect.soft(student).toBeAccessible(name),
    );
  },
);

test(
  'Y the admin’s forms for new accounts and lessons are free of serious barriers',
  about({
    titleRu: 'в формах администратора для учётных записей и занятий нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: false,
  }),
  async ({ admin }) => {
    // Each form is opened on a loaded page: one that crashes takes its page with it.
    const forms = accountKinds.map((kind) => ({
      name: `the form for a new ${kind}`,
      open: async () => {
        await admin.opensAccounts();
        await admin.accounts.section(kind).pressCreate();
        await expect(admin.createDialog(kind).createButton).toBeVisible();
      },
    }));
    const children = {
      name: 'the dialog «Назначить студентов»',
      open: async () => {
        await admin.opensAccounts();
        await admin.accounts.openChildren();
        await expect(admin.childrenDialog.box).toBeVisible();
      },
    };
    const lesson = {
      name: 'the form for a new lesson',
      open: async () => {
        await admin.opens(routes.adminSchedule);
        await admin.schedule.pressCreate();
        await expect(admin.lessonDialog.createButton).toBeVisible();
      },
    };
    await auditEach(admin, [...forms, children, lesson], (name) => expect.soft(admin).toBeAccessible(name));
  },
);

test(
  'Y the admin’s dialogs about one account are free of serious barriers',
  about({
    titleRu: 'в окнах администратора об одной учётной записи нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const person = accounts.newPerson('student');
    const known = (await accounts.create('student')).user;
    const students = await admin.finds('student', known.email);
    const dialogs = [
      { name: 'Профиль пользователя', open: () => students.openProfile(known.email), dialog: admin.profile },
      { name: 'Редактирование пользователя', open: () => students.openEdit(known.email), dialog: admin.editDialog },
      { name: 'Назначить предметы', open: () => students.openSubjects(known.email), dialog: admin.subjectsDialog },
      { name: 'Сбросить пароль', open: () => students.pressReset(known.email), dialog: admin.resetDialog },
      { name: 'Удалить пользователя', open: () => students.pressDelete(known.email), dialog: admin.removeDialog },
    ];
    const ofOneAccount = dialogs.map(({ name, open, dialog }) => ({
      name: `the dialog «${name}»`,
      open: async () => {
        await open();
        await expect(dialog.box).toBeVisible();
      },
      dialog,
    }));
    const credentials = {
      name: 'the dialog «Учетные данные»',
      open: async () => {
        await admin.createsAccount('student', person);
        await expect(admin.credentials.box).toBeVisible();
      },
      dialog: admin.credentials,
    };
    for (const surface of [...ofOneAccount, credentials]) {
      await auditEach(admin, [surface], async (name) => {
        await expect.soft(admin).toBeAccessible(name);
        await surface.dialog.close();
      });
    }
  },
);

test(
  'Y the pages about one student are free of serious barriers for parent and tutor',
  about({
    titleRu: 'на страницах об одном ученике у родителя и тьютора нет серьёзных препятствий доступности',
    scenario: 'Y',
    cases: [],
    owner: 'families',
    roles: ['parent', 'tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const [childOfParent, studentOfTutor] = [await accounts.create('parent'), await accounts.create('tutor')];
    const studentWithGrades = await families.studentWithGrades({ parent: childOfParent, tutor: studentOfTutor });
    const parent = await signInAs('parent', childOfParent);
    const tutor = await signInAs('tutor', studentOfTutor);
    const ofParent = [
      { name: 'the parent’s page of a child', open: () => parent.opens(routes.parentChild, studentWithGrades.user.id) },
    ];
    const ofTutor = [
      { name: 'the tutor’s page of a student', open: () => tutor.opens(tutorStudent, studentWithGrades.user.id) },
      {
        name: 'the form for a new report',
        open: async () => {
          await tutor.opens(routes.tutorReports);
          await tutor.reports.pressCreate();
          await expect(tutor.reportDialog.box).toBeVisible();
        },
      },
    ];
    await auditEach(parent, ofParent, (name) => expect.soft(parent).toBeAccessible(name));
    await auditEach(tutor, ofTutor, (name) => expect.soft(tutor).toBeAccessible(name));
  },
);
