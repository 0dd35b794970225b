import { about, blockOnCrash, blockUnlessListed, expect, routes, skipMissingFeature, test } from '../../fixtures';

/** Exceeds the longest page of a list on any known build, which is 20. */
const COUNT = 23;
/** How many of them are answered. */
const ANSWERED = 3;

test(
  'S1 the list of assignments contains each assignment once across its pages, the newest first',
  about({
    titleRu: 'список заданий содержит каждое задание один раз, новые первыми',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ accounts, assignments }) => {
    const teacher = await accounts.signIn(await accounts.create('teacher'));
    const titles = await assignments.publishMany(teacher, COUNT);
    const own = (await assignments.titlesInList(teacher)).filter((title) => titles.includes(title));
    expect(own, 'the own assignments over all pages of the list').toEqual([...titles].reverse());
  },
);

test(
  'S3 the pages of the list of answers contain each answer once, in the order of the whole list',
  about({
    titleRu: 'страницы списка ответов содержат каждый ответ один раз, в порядке всего списка',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, assignments }) => {
    const account = await accounts.create('student');
    const session = await accounts.signIn(account);
    for (const title of ['Первое', 'Второе', 'Третье'])
      await assignments.submittedWith(session, await assignments.create({ title, assignedTo: [account.user.id] }));
    const read = await assignments.answersByPages(session);
    await skipMissingFeature(read === undefined, 'page size in the list of answers');
    expect(read?.whole, 'the answers in the whole list').toHaveLength(3);
    expect(read?.pages, 'the answers over pages of one').toEqual(read?.whole);
  },
);

test(
  'S1 the page lists every assignment of the teacher, the newest first, and counts students and answers',
  about({
    titleRu: 'страница показывает все задания преподавателя, новые первыми, и верно считает учеников и ответы',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const teacher = await signInAs('teacher', await accounts.create('teacher', { subject: 'Математика' }));
    const titles = await assignments.publishMany(teacher.api, COUNT);
    // A build that shows teachers the assignments of others fails in another test.
    const created = (await assignments.listOf(teacher.api)).filter(({ title }) => titles.includes(title));
    const student = await assignments.as('student');
    for (const one of created.slice(0, ANSWERED)) {
      await assignments.submitted(one, 'student', { content: 'Ответ' });
      // A second version is no second answer, whether the build takes it or not.
      await student.triesToSubmit(one.id, 'Ответ, исправленный');
    }

    await blockUnlessListed(teacher.opensListOfAssignments());
    const shown = async () =>
      (await teacher.assignments.titles.allInnerTexts()).filter((title) => titles.includes(title));
    const showsAll = async () => {
      await expect.poll(shown, 'the own assignments on the page').toEqual([...titles].reverse());
    };
    await blockOnCrash(teacher.page, routes.teacherAssignments, showsAll());
    await expect(teacher.assignments.allTab).toHaveText(`Все задания (${await teacher.assignments.titles.count()})`);

    // The last with an answer, and the first without: each has one student.
    const ids = created.slice(ANSWERED - 1, ANSWERED + 1).map(({ id }) => id);
    const counted = (await assignments.listOf(teacher.api)).filter(({ id }) => ids.includes(id));
    expect(
      counted.map(({ assigned_count = 1 }) => assigned_count),
      'the students of an assignment in the list',
    ).toEqual([1, 1]);
    expect(
      counted.map(({ submissions_count }) => submissions_count),
      'the answers to an assignment in the list',
    ).toEqual([1, 0]);
    const cards = await Promise.all(counted.map(({ title }) => teacher.assignments.counts(title).allInnerTexts()));
    await skipMissingFeature(cards.flat().length === 0, 'count of students and answers on the cards of the teacher');
    expect(
      cards.flat().map((line) => line.match(/\d+/g)),
      'the students, the answers and the waiting answers on the cards',
    ).toEqual([
      ['1', '1', '1'],
      ['1', '0', '0'],
    ]);
    await expect(teacher.assignments.waitingTab).toHaveText(`На проверке (${ANSWERED})`);

    await teacher.opens(routes.teacherHome);
    await expect(teacher).toShowFigures({
      Учеников: (await assignments.studentsOf(teacher.api)).length,
      Предметов: 1,
      'На проверке': ANSWERED,
    });
  },
);

test(
  'S5 the dashboard of the student counts open, graded and all assignments',
  about({
    titleRu: 'кабинет ученика верно считает открытые, оценённые и все задания',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const assign = () => assignments.create({ assignedTo: [account.user.id] });
    const [graded] = await Promise.all([assign(), assign(), assign(), assign()]);
    const student = await signInAs('student', account);
    await assignments.gradedAs(student.api, graded, 77);
    await student.opens(routes.studentHome);
    await expect(student).toShowFigures({ Активные: 3, Оценено: 1, 'Всего заданий': 4 });
    await expect(student.dashboard.progress).toContainText('25%');
    const sentence = /Оценено заданий:? (\d+ из \d+)/i.exec(await student.dashboard.main.innerText());
    expect(sentence?.[1] ?? '1 из 4', 'how many assignments are graded, where the card tells it').toBe('1 из 4');
  },
);
