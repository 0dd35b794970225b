import {
  about,
  compareFacts,
  daysFromNow,
  expect,
  HOUR,
  nounsAfterNumbers,
  openedTexts,
  pagesAbout,
  routes,
  russianForm,
  shownTexts,
  skipMissingFeature,
  test,
  type AssignmentText,
  type KnownAssignment,
} from '../../fixtures';

/** What each place that shows an assignment tells of it: no place may tell another deadline, type or urgency than the others. */

test(
  'S2 each place that shows an assignment tells its own deadline, points, type and level',
  about({
    titleRu: 'каждое место, где показано задание, называет его срок, баллы, тип и уровень',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student', 'parent', 'tutor'],
    changesData: true,
  }),
  async ({ teacher, student, parent, tutor, assignments }) => {
    const { title, due_date: due } = await assignments.create({
      title: 'Решения с чертежом',
      type: 'project',
      max_score: 42,
      difficulty_level: 4,
      due_date: daysFromNow(9, '16:35').instant,
      assignedTo: ['student'],
    });
    const anna = await assignments.person('student');
    const facts = { due, points: 42, type: 'Проект', level: 4 };
    const places: AssignmentText[] = [];
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(teacher.assignments.card(title).heading).toBeVisible();
    });
    places.push({
      place: 'the card of the teacher',
      text: await teacher.assignments.card(title).box.innerText(),
      facts: { ...facts, state: 'Опубликовано' },
    });
    await student.precondition('2.2', () => student.findsInEitherList(title));
    const own = { ...facts, answer: 'Не отправлено', urgency: 'Активно', score: null };
    places.push({
      place: 'the card of the student',
      text: (await student.assignments.shownState(title)) ?? '',
      facts: own,
    });
    places.push(...(await openedTexts(pagesAbout(title, anna.id, { student, parent, tutor }), own)));
    const { wrong, missing } = compareFacts(places);
    expect(wrong, 'what a place tells wrongly').toEqual([]);
    await skipMissingFeature(missing.length > 0, `place that tells ${missing.join(', ')} of an assignment`);
  },
);

test(
  'S2 the student is told how urgent each assignment is, in the list and on the start page',
  about({
    titleRu: 'ученик видит срочность каждого задания в списке и на стартовой странице',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const student = await signInAs('student', account);
    const now = (await assignments.serverTime()).getTime();
    const published: KnownAssignment[] = [];
    const add = (homework: { title: string; due_date: Date }, urgency: string) =>
      published.push({ title: homework.title, facts: { due: homework.due_date, urgency, answer: 'Не отправлено' } });
    add(
      await assignments.overdueBy(HOUR, { assignedTo: [account.user.id], allow_late_submission: true }),
      'Просрочено',
    );
    for (const [hours, urgency] of [
      [23.5, 'Срочно'],
      [24.5, 'Скоро'],
      [71.5, 'Скоро'],
      [72.5, 'Активно'],
    ] as const) {
      add(
        await assignments.create({
          title: `Осталось часов: ${hours}`,
          due_date: new Date(now + hours * HOUR),
          assignedTo: [account.user.id],
        }),
        urgency,
      );
    }
    await student.precondition('2.2', () => student.opensListOfAssignments());
    const places: AssignmentText[] = [];
    for (const open of [() => student.assignments.openActive(), () => student.assignments.openFinished()]) {
      await open();
      places.push(
        ...(await shownTexts(
          published,
          (title) => `the card of «${title}»`,
          (title) => student.assignments.shownState(title),
        )),
      );
    }
    await student.opens(routes.studentHome);
    places.push(
      ...(await shownTexts(
        published,
        (title) => `the entry of «${title}» on the start page`,
        (title) => student.dashboard.entry(title),
      )),
    );
    const { wrong, missing } = compareFacts(places);
    expect(wrong, 'what a place tells wrongly').toEqual([]);
    await skipMissingFeature(missing.length > 0, `place that tells ${missing.join(', ')} of an assignment`);
  },
);

test(
  'S2 the noun after a number has the form that the number needs',
  about({
    titleRu: 'слово после числа стоит в форме, которой требует число',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const numbers = [1, 3, 11, 12, 21, 34];
    const titles: string[] = [];
    for (const max_score of numbers)
      titles.push(
        (await assignments.create({ title: `Форма слова ${max_score}`, max_score, assignedTo: [account.user.id] }))
          .title,
      );
    const student = await signInAs('student', account);
    await student.precondition('2.2', () => student.opensListOfAssignments());
    const words = nounsAfterNumbers(
      await Promise.all(titles.map(async (title) => (await student.assignments.shownState(title)) ?? '')),
      /балл\p{L}*/u,
    );
    // A build with one form for all numbers does not try.
    await skipMissingFeature(new Set(Object.values(words)).size < 2, 'points with the form of the number on the cards');
    expect(words, 'the word after each number of points').toEqual(
      Object.fromEntries(
        numbers.map((number) => [number, russianForm(number, { one: 'балл', few: 'балла', many: 'баллов' })]),
      ),
    );
  },
);
