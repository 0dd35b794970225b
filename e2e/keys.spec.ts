import {
  about,
  changesSentDuring,
  endpoints,
  expect,
  skipMissingFeature,
  test,
  withBrokenConnection,
} from '../fixtures';

/** Forms that are sent with Enter, and left with Esc or with the cross in their corner. */

test(
  'S1 S4 the forms of the teacher are sent with Enter, and left with Esc and with their cross',
  about({
    titleRu: 'формы преподавателя отправляются клавишей Enter и закрываются клавишей Esc и крестиком',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const { createDialog, gradeDialog, submissions } = teacher;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await gradeDialog.typeScore(85);
    });
    const sent = await changesSentDuring(teacher, async () => {
      await gradeDialog.pressEscape();
      const isClosed = await teacher.canDo(() => expect(gradeDialog.box).toBeHidden());
      await skipMissingFeature(!isClosed, 'Esc that closes the form for a grade');
      await submissions.pressCross();
      await expect(submissions.box, 'the answers after their cross was pressed').toBeHidden();
      await teacher.precondition('1.3', () => teacher.assignments.pressCreate());
      await createDialog.pressCross();
      await expect(createDialog.box, 'the form for an assignment after its cross was pressed').toBeHidden();
      await teacher.traffic.settled();
    });
    expect(sent, 'changes that the pages sent when their forms were left').toEqual([]);
    await teacher.precondition('4.8', async () => {
      await teacher.assignments.openSubmissions(homework.title);
      await submissions.openSubmissionAt(0);
      await gradeDialog.typeScore(85);
    });
    const byEnter = () =>
      withBrokenConnection(teacher, endpoints.gradeSubmission, () => gradeDialog.pressEnterInScore());
    await skipMissingFeature(
      !(await teacher.canDo(async () => void (await byEnter()))),
      'Enter in the score that sends the grade',
    );
    expect((await assignments.record(submission)).score, 'the stored score').toBeNull();
  },
);

test(
  'S1 the tabs of the teacher and the type of an assignment are chosen with the keyboard',
  about({
    titleRu: 'вкладки преподавателя и тип задания выбираются с клавиатуры',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: false,
  }),
  async ({ teacher }) => {
    const { assignments: list, createDialog } = teacher;
    await teacher.precondition('1.3', () => teacher.opensListOfAssignments());
    const opens = await teacher.canDo(async () => {
      await list.openNextTabByKeys();
      await expect(list.waitingTab).toHaveAttribute('aria-selected', 'true');
    });
    await skipMissingFeature(!opens, 'tabs that an arrow key opens');
    await teacher.precondition('1.3', () => list.pressCreate());
    const before = await createDialog.chosenType();
    const changes = await teacher.canDo(async () => {
      await createDialog.chooseNextTypeByKeys();
      await expect.poll(() => createDialog.chosenType()).not.toBe(before);
    });
    await skipMissingFeature(!changes, 'type of an assignment that is chosen with the keyboard');
  },
);

test(
  'BW the form for an account is sent with Enter, and left with Esc without a change',
  about({
    titleRu: 'форма учётной записи отправляется клавишей Enter и закрывается клавишей Esc без изменений',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const { email, user } = await accounts.create('parent');
    const before = await administration.account(user.id);
    const { editDialog: form } = admin;
    const opened = () =>
      admin.blockedUnless('the form to change an account does not open', async () => {
        await (await admin.finds('parent', email)).openEdit(email);
        await form.setFields({ Имя: 'Не сохранено' });
      });
    await opened();
    const sent = await changesSentDuring(admin, async () => {
      await form.pressEscape();
      const isClosed = await admin.canDo(() => expect(form.box).toBeHidden());
      await skipMissingFeature(!isClosed, 'Esc that closes the form to change an account');
      await admin.traffic.settled();
    });
    expect(sent, 'changes that the page sent when the form was left with Esc').toEqual([]);
    await opened();
    const byEnter = () => withBrokenConnection(admin, endpoints.changeAccount, () => form.pressEnterIn('Имя'));
    await skipMissingFeature(
      !(await admin.canDo(async () => void (await byEnter()))),
      'Enter that sends the form to change an account',
    );
    expect(await administration.account(user.id), 'the account after the form was left').toEqual(before);
  },
);

test(
  'BU a search can be typed on, after the table has followed what was typed before',
  about({
    titleRu: 'поиск можно печатать дальше, когда таблица уже показала найденное',
    scenario: 'BU',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const sought = await accounts.create('parent');
    await accounts.create('parent', { last_name: sought.user.last_name });
    const parents = await admin.precondition('B9', () => admin.finds('parent', sought.user.last_name));
    const [name = '', host = ''] = sought.email.split('@');
    await parents.typeSearch(name);
    const follows = await admin.canDo(() => expect.poll(() => parents.emails()).toEqual([sought.email]));
    await skipMissingFeature(!follows, 'search that follows what is typed');
    await parents.typeOn(`@${host}`);
    await expect(parents.searchField, 'the search field after typing on').toHaveValue(sought.email);
  },
);
