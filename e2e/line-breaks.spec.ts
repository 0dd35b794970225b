import {
  about,
  daysFromNow,
  endpoints,
  expect,
  routes,
  skipMissingFeature,
  test,
  twoLines,
  typeTwoLines,
  unique,
} from '../fixtures';

/** Enter in each field of several lines begins a new line and sends nothing. The rest of the form is ready to be sent. */

const TYPED = { sent: [], content: twoLines };

test(
  'S3 Enter in the answer begins a new line and sends nothing',
  about({
    titleRu: 'Enter в поле ответа начинает новую строку и ничего не отправляет',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const form = student.submitDialog;
    await student.precondition('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      await expect(form.contentField).toBeVisible();
    });
    const { takesLines, ...typed } = await typeTwoLines(student, 'Ваш ответ', form.contentField);
    await skipMissingFeature(!takesLines, 'field of several lines for an answer');
    expect(typed, 'what Enter sent from the field, and what the field has after it').toEqual(TYPED);
    await student.precondition('3.5', () => student.expectSuccess(endpoints.submitAssignment, () => form.send()));
    expect((await assignments.submissionOf(homework, 'student'))?.content, 'the stored answer').toBe(twoLines);
  },
);

test(
  'S4 Enter in the comment of a grade begins a new line and sends nothing',
  about({
    titleRu: 'Enter в комментарии к оценке начинает новую строку и ничего не отправляет',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const form = teacher.gradeDialog;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await form.typeScore(85);
      await expect(form.feedbackField).toBeVisible();
    });
    const { takesLines, ...typed } = await typeTwoLines(teacher, 'Комментарий', form.feedbackField);
    await skipMissingFeature(!takesLines, 'field of several lines for a comment');
    expect(typed, 'what Enter sent from the field, and what the field has after it').toEqual(TYPED);
    await teacher.precondition('4.10', () => teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish()));
    expect((await assignments.record(submission)).feedback, 'the stored comment').toBe(twoLines);
  },
);

test(
  'S1 Enter in the description and in the instructions of an assignment begins a new line and sends nothing',
  about({
    titleRu: 'Enter в описании и в инструкциях задания начинает новую строку и ничего не отправляет',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const title = unique('Две строки');
    const form = teacher.createDialog;
    // Enter in two fields, and the button: a form that sends each time stores three assignments with this title.
    for (let count = 0; count < 3; count += 1) assignments.deleteTitledAfterTest(title);
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      const dates = { start: daysFromNow(0, '00:01').local, due: daysFromNow(2, '23:59').local };
      await form.fill({ title, description: 'Решите', instructions: 'Покажите', ...dates, points: 100, students: [] });
    });
    for (const [what, field] of [
      ['Описание', form.descriptionField],
      ['Инструкции', form.instructionsField],
    ] as const) {
      const { takesLines, ...typed } = await typeTwoLines(teacher, what, field);
      await skipMissingFeature(!takesLines, `field of several lines «${what}»`);
      expect(typed, `what Enter sent from «${what}», and what the field has after it`).toEqual(TYPED);
    }
    const created = await teacher.precondition('1.9', () =>
      teacher.expectSuccess(endpoints.createAssignment, () => form.saveDraft()),
    );
    const stored = await (await assignments.as('teacher')).read((await assignments.deleteAfterTest(created)).id);
    expect(stored, 'the stored assignment').toMatchObject({ description: twoLines, instructions: twoLines });
  },
);

test(
  'T Enter in the text of a report begins a new line and sends nothing',
  about({
    titleRu: 'Enter в тексте отчёта начинает новую строку и ничего не отправляет',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const student = await accounts.create('student', { tutor_id: account.user.id });
    const tutor = await signInAs('tutor', account);
    const form = tutor.reportDialog;
    await tutor.blockedUnless('the form for a report is not the known one', async () => {
      await tutor.opens(routes.tutorReports);
      await tutor.reports.pressCreate();
      await form.fill({ student: student.fullName, title: unique('Отчёт в две строки'), text: 'Решает' });
    });
    const { takesLines, ...typed } = await typeTwoLines(tutor, 'Текст отчёта', form.textField);
    await skipMissingFeature(!takesLines, 'field of several lines for a report');
    expect(typed, 'what Enter sent from the field, and what the field has after it').toEqual(TYPED);
    await tutor.blockedUnless('the report is not stored', () =>
      tutor.expectSuccess(endpoints.createReport, () => form.create()),
    );
    const reports = (await families.reports(tutor.api)).map(({ text }) => text).join('\n');
    expect(reports, 'the stored reports').toContain(JSON.stringify(twoLines).slice(1, -1));
  },
);
