import {
  about,
  breakConnectionOf,
  daysFromNow,
  endpoints,
  expect,
  routes,
  russianRole,
  sendAgainAfterBreak,
  skipMissingFeature,
  test,
  unique,
} from '../fixtures';

/**
 * The connection breaks while a form is sent: the page says so, keeps what was typed, and the form can be sent again
 * without loading the page anew.
 */

test(
  'AS the sign-in can be sent again after the connection broke',
  about({
    titleRu: 'вход можно повторить после обрыва связи',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts }) => {
    const account = await accounts.forSigningIn();
    const form = guest.signInPage;
    await guest.opensSignIn();
    await form.fill(account.email, account.password);
    await breakConnectionOf(guest, {
      endpoint: endpoints.signIn,
      button: form.submitButton,
      press: () => form.submit(),
      typed: { Email: [form.email, account.email], Пароль: [form.password, account.password] },
    });
    expect((await guest.submitsForm()).status, 'the response to the sign-in that is sent again').toBe(200);
    await guest.arrivesAt(routes.studentHome);
  },
);

test(
  'S1 a new assignment can be sent again after the connection broke, and is stored once',
  about({
    titleRu: 'новое задание можно отправить снова после обрыва связи, и оно сохраняется один раз',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const title = unique('Связь оборвалась');
    const form = teacher.createDialog;
    assignments.deleteTitledAfterTest(title);
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      const dates = { start: daysFromNow(0, '00:01').local, due: daysFromNow(2, '23:59').local };
      await form.fill({ title, description: 'Решите', instructions: 'Покажите', ...dates, points: 60, students: [] });
    });
    await sendAgainAfterBreak(teacher, {
      endpoint: endpoints.createAssignment,
      button: form.createButton,
      press: () => form.saveDraft(),
      reportedBy: '1.9',
      typed: {
        Название: [form.titleField, title],
        Описание: [form.descriptionField, 'Решите'],
        Инструкции: [form.instructionsField, 'Покажите'],
        'Максимальный балл': [form.pointsField, '60'],
      },
    });
    const stored = (await (await assignments.as('teacher')).list()).filter((one) => one.title === title);
    expect(
      stored.map(({ max_score }) => max_score),
      'the points of the stored assignments',
    ).toEqual([60]);
  },
);

test(
  'S3 an answer can be sent again after the connection broke',
  about({
    titleRu: 'ответ можно отправить снова после обрыва связи',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const content = unique('Ответ после обрыва связи');
    const form = student.submitDialog;
    await student.precondition('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      await form.typeContent(content);
    });
    await sendAgainAfterBreak(student, {
      endpoint: endpoints.submitAssignment,
      button: form.sendButton,
      press: () => form.send(),
      reportedBy: '3.5',
      typed: { 'Ваш ответ': [form.contentField, content] },
    });
    expect((await assignments.submissionOf(homework, 'student'))?.content, 'the stored answer').toBe(content);
  },
);

test(
  'S4 a grade can be sent again after the connection broke',
  about({
    titleRu: 'оценку можно отправить снова после обрыва связи',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const form = teacher.gradeDialog;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await form.typeScore(85);
      await form.typeFeedback('Верно');
    });
    await sendAgainAfterBreak(teacher, {
      endpoint: endpoints.gradeSubmission,
      button: form.publishButton,
      press: () => form.publish(),
      reportedBy: '4.10',
      typed: { Балл: [form.scoreField, '85'], Комментарий: [form.feedbackField, 'Верно'] },
    });
    expect(await assignments.record(submission), 'the stored grade').toMatchObject({ score: 85, feedback: 'Верно' });
  },
);

test(
  'S1 the buttons of a card can be pressed again after the connection broke, and do nothing before',
  about({
    titleRu: 'кнопки карточки можно нажать снова после обрыва связи, а до того они ничего не меняют',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const { id, title } = await assignments.create({
      title: 'Связь оборвётся',
      status: 'draft',
      assignedTo: ['student'],
    });
    const [api, page] = [await assignments.as('teacher'), teacher.assignments];
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(page.card(title).heading).toBeVisible();
    });
    await skipMissingFeature(!(await page.publishButton(title).isVisible()), 'button that publishes a draft');
    const form = {
      endpoint: endpoints.changeAssignment,
      button: page.publishButton(title),
      press: () => page.publish(title),
      typed: {},
      reportedBy: '1.9',
    } as const;
    await breakConnectionOf(teacher, form);
    await expect
      .soft(page.state(title, /^(Черновик|Draft)$/), 'the state on the card after the connection broke')
      .toBeVisible();
    await teacher.expectSuccess(form.endpoint, form.press);
    expect((await api.read(id)).status, 'the stored state after the button was pressed again').toBe('published');

    // Its message would be the one that is still shown.
    await teacher.opensListOfAssignments();
    const removal = {
      endpoint: endpoints.removeAssignment,
      button: page.removeButton(title),
      press: () => page.remove(title, true),
      typed: {},
    };
    await breakConnectionOf(teacher, removal);
    await expect
      .soft(page.card(title).heading, 'the card after the connection broke while it was deleted')
      .toBeVisible();
    await teacher.expectSuccess(removal.endpoint, removal.press);
    expect(await api.isThere(id), 'whether the assignment is stored after it was deleted').toBe(false);
  },
);

for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR the own profile of the ${role} can be saved again after the connection broke`,
    about({
      titleRu: `свой профиль (${russianRole(role)}) можно сохранить снова после обрыва связи`,
      scenario: 'AR',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, signInAs }) => {
      const user = await signInAs(role, await accounts.create(role));
      const phone = '+79990007799';
      await user.blockedUnless('the form of the own profile is not the known one', async () => {
        await user.opens(routes.profile);
        await user.ownProfile.typePhone(phone);
      });
      await sendAgainAfterBreak(user, {
        endpoint: endpoints.changeOwnProfile,
        button: user.ownProfile.saveButton,
        press: () => user.ownProfile.save(),
        typed: { Телефон: [user.ownProfile.phoneField, phone] },
      });
      await user.opens(routes.profile);
      await expect(user.ownProfile.phoneField, 'the phone number after a reload').toHaveValue(phone);
    },
  );
}

test(
  'T a report can be sent again after the connection broke',
  about({
    titleRu: 'отчёт можно отправить снова после обрыва связи',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const account = await accounts.create('tutor');
    const student = await accounts.create('student', { tutor_id: account.user.id });
    const title = unique('Отчёт после обрыва связи');
    const tutor = await signInAs('tutor', account);
    const form = tutor.reportDialog;
    await tutor.blockedUnless('the form for a report is not the known one', async () => {
      await tutor.opens(routes.tutorReports);
      await tutor.reports.pressCreate();
      await form.fill({ student: student.fullName, title, text: 'Решает увереннее' });
    });
    await sendAgainAfterBreak(tutor, {
      endpoint: endpoints.createReport,
      button: form.createButton,
      press: () => form.create(),
      typed: { Заголовок: [form.titleField, title], 'Текст отчёта': [form.textField, 'Решает увереннее'] },
    });
    await tutor.opens(routes.tutorReports);
    await expect(tutor.reports.titles(title), 'the report in the list').toHaveCount(1);
  },
);
