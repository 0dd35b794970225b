import {
  about,
  daysFromNow,
  expect,
  HOUR,
  requireResult,
  russianDateTimePattern,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  textFile,
  unique,
} from '../../fixtures';

/** What a change of an assignment means for the answers to it, and who else may be its author. */

test(
  'S1 the answers to an assignment that is deleted are gone with it',
  about({
    titleRu: 'ответы на удалённое задание исчезают вместе с ним',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ title: 'Будет удалено с ответом', assignedTo: ['student'] });
    const sent = await assignments.submitted(homework, 'student', {
      content: 'x = 2',
      file: textFile('solution.txt', 'x = 2\n'),
    });
    const files = [sent.file].filter((file) => file !== null);
    // Case 4.6 reports a file that nobody gets.
    const [before] = await assignments.textsOfFiles(files, 'student');
    const [teacher, student] = [await assignments.as('teacher'), await assignments.as('student')];
    const isListed = await assignments.isWaiting(homework);
    await teacher.remove(homework.id);
    for (const [who, api] of [
      ['teacher', teacher],
      ['student', student],
    ] as const) {
      await expect
        .soft(api.submission(sent.id))
        .toBeRefused([403, 404, 410], `the ${who} the answer to a deleted assignment`);
    }
    expect
      .soft(await student.ownSubmission(homework.id), 'the answer to the deleted assignment in the list of the student')
      .toBeUndefined();
    const [after] = await assignments.textsOfFiles(files, 'student');
    await skipMissingFeature(
      before !== undefined && after !== undefined,
      'deletion of the files with the assignment to which they were sent',
    );
    await skipMissingFeature(!isListed, 'list of the answers that wait for a grade');
    expect(await assignments.isWaiting(homework), 'whether the answer still waits for a grade').toBe(false);
  },
);

test(
  'S6 an answer after the deadline is in time once the teacher has moved the deadline behind it',
  about({
    titleRu: 'опоздавший ответ становится своевременным, когда преподаватель переносит срок на более позднее время',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.overdueBy(2 * HOUR, { assignedTo: ['student'], allow_late_submission: true });
    const late = await assignments.submitted(homework, 'student', { content: 'Позже срока' });
    skipOptionalFeature(late.is_late === undefined, 'mark of lateness in its API');
    expect(late).toHaveCorrectLateFlag(homework);
    const moved = await assignments.changeIfPossible(homework, { due_date: daysFromNow(2, '12:00').instant });
    await skipMissingFeature(moved === undefined, 'change of the deadline of an assignment');
    const now = await assignments.record(late);
    expect.soft(now).toHaveCorrectLateFlag(moved ?? homework);
    expect(now, 'the days late after the deadline was moved').toMatchObject({ days_late: 0 });
    // Each list that shows the answer beside the deadline is compared with it after the test.
    await (await assignments.as('teacher')).read(homework.id);
    await (await assignments.as('student')).list();
  },
);

test(
  'S4 a grade stays when the points of the assignment are raised, and its percentage is that of the new points',
  about({
    titleRu: 'оценка остаётся, когда максимальный балл задания повышен, а её процент считается от нового',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'student', { content: 'x = 2' }),
      85,
      'Верно',
    );
    skipOptionalFeature(graded.percentage === null, 'percentage of a grade in its API');
    const changed = await assignments.changeIfPossible(homework, { max_score: 170 });
    await skipMissingFeature(changed === undefined, 'change of the points of an assignment');
    expect(await assignments.record(graded), 'the stored grade after the points were raised to 170').toMatchObject({
      score: 85,
      percentage: 50,
      feedback: 'Верно',
      status: 'graded',
    });
  },
);

test(
  'S6 the page of an assignment whose deadline has passed tells until when late answers are taken',
  about({
    titleRu: 'страница задания с прошедшим сроком называет, до какого времени принимаются опоздавшие ответы',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.overdueBy(3 * HOUR, {
      title: 'Ещё принимается',
      assignedTo: ['student'],
      allow_late_submission: true,
    });
    const { late_submission_deadline: until } = await assignments.lateAnswersUntil(homework, 30 * HOUR);
    await student.precondition('6.11', () => student.opensGradedAssignment(homework.title));
    const sentence = student.details.facts.text(/принима\p{L}+[^.]* до \d/u);
    await skipMissingFeature((await sentence.count()) === 0, 'last moment for late answers on the page of the student');
    await expect(sentence).toShowMoment(
      russianDateTimePattern(until ?? homework.due_date),
      'the last moment for late answers',
    );
  },
);

test(
  'T a tutor gives an assignment to an own student, who reads and answers it, and the tutor grades the answer',
  about({
    titleRu: 'тьютор даёт задание своему ученику, тот читает его и отвечает, а тьютор оценивает ответ',
    scenario: 'T',
    cases: [],
    owner: 'assignments',
    roles: ['tutor', 'student', 'teacher'],
    changesData: true,
  }),
  async ({ accounts, assignments }) => {
    const tutorAccount = await accounts.create('tutor');
    const account = await accounts.create('student', { tutor_id: tutorAccount.user.id });
    const [tutor, student] = [await accounts.signIn(tutorAccount), await accounts.signIn(account)];
    const title = unique('Задание тьютора');
    const homework = await assignments.publishedByIfPossible(tutor, { title, studentId: account.user.id });
    await skipMissingFeature(homework === undefined, 'way for a tutor to create an assignment');
    const given = requireResult('T1', homework, 'the tutor creates no assignment');
    expect.soft(await assignments.titlesInList(tutor), 'the list of the tutor').toContain(title);
    expect.soft(await assignments.titlesInList(student), 'the list of the student').toContain(title);
    const sent = requireResult(
      '3.5',
      await assignments.submittedAs(student, given, { content: 'x = 2' }),
      'the student cannot answer',
    );
    expect(
      await assignments.gradedBy(tutor, sent, 85, 'Верно'),
      'the answer after the tutor, who is the author, has graded it',
    ).toMatchObject({ status: 'graded', score: 85, feedback: 'Верно' });
  },
);
