import { about, endpoints, expect, routes, skipMissingFeature, test, unique } from '../../fixtures';

/** What somebody else has changed meanwhile is shown where a page or a list is opened again, also without a reload. */

test(
  'S4 the answers that the teacher opens again are those of now, and so is the list of the waiting ones',
  about({
    titleRu: 'ответы, которые преподаватель открывает снова, и список ожидающих показывают текущее состояние',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ title: 'Открыто снова', attempts_limit: 5 });
    const dmitry = await assignments.person('secondStudent');
    const [before, now] = [unique('Прежний ответ'), unique('Новый ответ')];
    await assignments.submitted(homework, 'student', { content: before });
    const { gradeDialog: form, pending, sideBar, submissions } = teacher;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, before);
      await form.close();
      await submissions.close();
    });
    await skipMissingFeature(
      (await assignments.submittedIfPossible(homework, 'student', { content: now })) === undefined,
      'second version of an answer',
    );
    await teacher.assignments.openSubmissions(homework.title);
    await teacher.traffic.settled();
    await submissions.openSubmissionAt(0);
    await expect.soft(form.box, 'the answer that is opened again, without a reload').toContainText(now);
    await form.close();
    await submissions.close();

    await teacher.blockedUnless('the page of the waiting answers does not open', async () => {
      await teacher.opens(routes.pendingSubmissions);
      await sideBar.follow('Главная');
      await expect(teacher.dashboard.title).toBeVisible();
    });
    await assignments.submitted(homework, 'secondStudent', { content: 'Ответ Дмитрия' });
    await sideBar.follow('Проверка заданий');
    const isListed = await teacher.canDo(() =>
      expect(pending.entry(homework.title, dmitry.full_name), 'the new answer').toBeVisible(),
    );
    await skipMissingFeature(!isListed, 'new answer in the list of the waiting ones without a reload');
  },
);

test(
  'S5 the page of an assignment that the student opens again shows the grade given meanwhile',
  about({
    titleRu: 'страница задания, открытая учеником снова, показывает поставленную за это время оценку',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const { details } = student;
    await student.precondition('2.3', () => student.opensAssignment(homework.title));
    await student.goesBack();
    await student.assignments.findCard(homework.title);
    await assignments.graded(submission, 77, 'Почти верно');
    await student.precondition('2.3', async () => {
      await student.assignments.openDetails(homework.title);
      await expect(details.title(homework.title)).toBeVisible();
    });
    const isShown = await student.canDo(() => expect(details.main).toShowGrade(77, 100));
    await skipMissingFeature(!isShown, 'grade given meanwhile on the page of an assignment that is opened again');
  },
);

test(
  'S2 the page of an assignment that was deleted meanwhile says so and shows nothing of it',
  about({
    titleRu: 'страница удалённого за это время задания сообщает об этом и ничего о нём не показывает',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const description = unique('Решите уравнение');
    const homework = await assignments.create({ title: 'Исчезнет', description, assignedTo: ['student'] });
    const { details } = student;
    await student.precondition('2.3', () => student.opensAssignment(homework.title));
    await (await assignments.as('teacher')).remove(homework.id);
    await student.reloads();
    const saysSo = await student.canDo(() => expect(details.goneMessage).toBeVisible());
    await expect.soft(details.main, 'the page of the deleted assignment').not.toContainText(description);
    await skipMissingFeature(!saysSo, 'message on the page of an assignment that was deleted');
  },
);

test(
  'S1 a button of a card announces no success where its assignment was deleted meanwhile',
  about({
    titleRu: 'кнопка карточки не сообщает об успехе, если задание за это время удалили',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const { id, title } = await assignments.create({ title: 'Исчезнет', status: 'draft', assignedTo: ['student'] });
    const page = teacher.assignments;
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(page.card(title).heading).toBeVisible();
    });
    await skipMissingFeature(!(await page.publishButton(title).isVisible()), 'button that publishes a draft');
    await (await assignments.as('teacher')).remove(id);
    const attempt = await teacher.attempts(endpoints.changeAssignment, page.publishButton(title), () =>
      page.publish(title),
    );
    expect
      .soft(attempt.response?.status ?? 404, 'the response to a change of an assignment that is not there')
      .toBeGreaterThanOrEqual(400);
    const praise = (await teacher.messages()).filter((text) => /^успешн/i.test(text));
    expect(praise, 'messages of success for an assignment that is not there').toEqual([]);
    await skipMissingFeature(attempt.errorMessages.length === 0, 'message about a card whose assignment was deleted');
  },
);
