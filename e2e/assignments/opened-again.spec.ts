import { about, expect, routes, skipMissingFeature, test, unique } from '../../fixtures';

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
