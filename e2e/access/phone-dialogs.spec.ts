import {
  about,
  buttonsOutOfReach,
  expect,
  showAsOnPhone,
  skipMissingFeature,
  test,
  widthBeyondScreen,
} from '../../fixtures';

/** An address without a place to break the line at. */
const LONG_WORD = `https://example.com/${'zadanie'.repeat(20)}`;
const BUTTONS = 'buttons that stay outside the screen of a phone';
/** More lines than a phone shows. */
const LONG_ANSWER = Array.from({ length: 60 }, (_none, line) => `Шаг ${line + 1}: переносим и приводим подобные`).join(
  '\n',
);

test(
  'M every button of the teacher’s forms can be reached on a phone',
  about({
    titleRu: 'на телефоне доступна каждая кнопка форм преподавателя',
    scenario: 'M',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ title: 'Длинный ответ', description: LONG_WORD });
    await assignments.submitted(homework, 'student', { content: LONG_ANSWER });
    await showAsOnPhone(teacher);
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await expect(teacher.createDialog.box).toBeVisible();
    });
    const beyond = await widthBeyondScreen(teacher);
    expect.soft(await buttonsOutOfReach(teacher.createDialog.box), `form for an assignment: ${BUTTONS}`).toEqual([]);
    await teacher.createDialog.close();
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissions(homework.title);
      await teacher.submissions.openSubmissionAt(0);
      await expect(teacher.gradeDialog.box).toBeVisible();
    });
    expect(await buttonsOutOfReach(teacher.gradeDialog.box), `form for a grade: ${BUTTONS}`).toEqual([]);
    await skipMissingFeature(beyond > 1, 'list of the teacher as wide as the screen of a phone');
  },
);

test(
  'M every button of the student’s form can be reached on a phone',
  about({
    titleRu: 'на телефоне доступна каждая кнопка формы ответа',
    scenario: 'M',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({
      title: 'Длинные указания',
      description: LONG_WORD,
      instructions: LONG_ANSWER,
      assignedTo: ['student'],
    });
    await showAsOnPhone(student);
    await student.precondition('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      await expect(student.submitDialog.box).toBeVisible();
    });
    expect(await buttonsOutOfReach(student.submitDialog.box), `form for an answer: ${BUTTONS}`).toEqual([]);
    await skipMissingFeature(
      (await widthBeyondScreen(student)) > 1,
      'list of the student as wide as the screen of a phone',
    );
  },
);

test(
  'M every button of the admin’s forms can be reached on a phone',
  about({
    titleRu: 'на телефоне доступна каждая кнопка форм администратора',
    scenario: 'M',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const { email } = await accounts.create('student');
    await showAsOnPhone(admin);
    const students = await admin.precondition('B9', () => admin.finds('student', email));
    const row = students.row(email);
    await admin.blockedUnless('the table of students is not shown on a phone', () => expect(row).toBeVisible());
    expect.soft(await buttonsOutOfReach(row), `row of an account: ${BUTTONS}`).toEqual([]);
    await admin.blockedUnless('the form to change an account does not open', async () => {
      await students.openEdit(email);
      await expect(admin.editDialog.box).toBeVisible();
    });
    expect.soft(await buttonsOutOfReach(admin.editDialog.box), `form to change an account: ${BUTTONS}`).toEqual([]);
    await admin.editDialog.close();
    await admin.precondition('BW1', async () => {
      await students.pressCreate();
      await expect(admin.createDialog('student').box).toBeVisible();
    });
    expect(await buttonsOutOfReach(admin.createDialog('student').box), `form for an account: ${BUTTONS}`).toEqual([]);
  },
);
