import {
  about,
  compareFacts,
  DAY,
  daysLate,
  expect,
  HOUR,
  openedTexts,
  partOf,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  tutorStudent,
  unique,
} from '../../fixtures';

/** Five points for each day, and at most forty. */
const POINTS_FOR_EACH_DAY = {
  late_penalty_type: 'fixed_points',
  late_penalty_value: 5,
  penalty_frequency: 'per_day',
  max_penalty: 40,
  assignedTo: ['secondStudent'],
  allow_late_submission: true,
} as const;

test(
  'S6 a penalty keeps its hundredths and takes at most the score, and the percentage is that of the rest',
  about({
    titleRu: 'штраф хранится до сотых, не больше балла, и процент считается от остатка',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const late = async (rule: Parameters<typeof assignments.overdueBy>[1]) => {
      const homework = await assignments.overdueBy(20 * 60_000, {
        ...rule,
        penalty_frequency: 'per_day',
        assignedTo: ['secondStudent'],
        allow_late_submission: true,
      });
      return assignments.submitted(homework, 'secondStudent', { content: 'Прошу прощения за опоздание.' });
    };
    const third = await late({ late_penalty_type: 'percentage', late_penalty_value: 33, max_score: 130 });
    skipOptionalFeature(third.penalty_applied === undefined, 'penalty for late answers');
    const most = await late({ late_penalty_type: 'fixed_points', late_penalty_value: 50 });
    expect(await assignments.graded(most, 20, '')).toBePenalised(20, 20);
    // A platform that takes whole points only may round a penalty as well.
    await skipMissingFeature(
      (await assignments.gradedIfPossible(most, 20.5, '')) === undefined,
      'score with a fraction',
    );
    expect(await assignments.graded(third, 77, '')).toBePenalised(77, 25.41, 130);
  },
);

test(
  'S6 an answer in time loses nothing when it is graded after the deadline',
  about({
    titleRu: 'ответ, отправленный вовремя, не теряет баллов, если оценён после срока',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    await assignments.as('secondStudent');
    const rule = { late_penalty_type: 'percentage', late_penalty_value: 30, penalty_frequency: 'per_day' } as const;
    const { deadline, submission } = await assignments.submittedInTheLastSeconds('secondStudent', 'Вовремя', rule);
    await assignments.untilServerTime(new Date(deadline.getTime() + 1_000));
    const { score } = await assignments.graded(submission, 85, '');
    expect(score, 'the score of the answer that was in time').toBe(85);
  },
);

test(
  'S6 a percentage without a maximum grows with each day',
  about({
    titleRu: 'процент без предела растёт с каждым днём',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const rule = {
      late_penalty_type: 'percentage',
      late_penalty_value: 30,
      max_penalty: null,
      penalty_frequency: 'per_day',
      assignedTo: ['secondStudent'],
      allow_late_submission: true,
    } as const;
    await skipMissingFeature((await assignments.publishedIfPossible(rule)) === undefined, 'penalty without a maximum');
    const homework = await assignments.overdueBy(2 * DAY + 3 * HOUR, rule);
    const sent = await assignments.submitted(homework, 'secondStudent', { content: 'Прошу прощения за опоздание.' });
    skipOptionalFeature(sent.penalty_applied === undefined, 'penalty for late answers');
    expect(await assignments.graded(sent, 80, '')).toBePenalised(80, 72);
  },
);

test(
  'S6 a changed comment leaves score and penalty as they are',
  about({
    titleRu: 'изменение комментария не трогает балл и штраф',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.overdueBy(2 * DAY + 3 * HOUR, {
      late_penalty_type: 'percentage',
      late_penalty_value: 10,
      penalty_frequency: 'per_day',
      assignedTo: ['secondStudent'],
      allow_late_submission: true,
    });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'secondStudent', { content: 'Прошу прощения за опоздание.' }),
      80,
      'Поздно',
    );
    const commented = await assignments.commentedIfPossible(graded, 'Поздно, но верно');
    await skipMissingFeature(commented === undefined, 'change of the comment alone');
    expect(commented, 'the answer after a change of its comment').toEqual({
      ...graded,
      feedback: 'Поздно, но верно',
      graded_at: expect.any(Date),
    });
  },
);

test(
  'S6 both sides show the days late and the penalty, and the form opens with the score before it',
  about({
    titleRu: 'обе стороны видят дни опоздания и штраф, а форма открывается с баллом до штрафа',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher', 'tutor'],
    changesData: true,
  }),
  async ({ teacher, secondStudent, tutor, assignments }) => {
    const dmitry = await assignments.person('secondStudent');
    const homework = await assignments.overdueBy(2 * DAY + 3 * HOUR, POINTS_FOR_EACH_DAY);
    const sent = await assignments.submitted(homework, 'secondStudent', { content: 'Прошу прощения за опоздание.' });
    skipOptionalFeature(sent.penalty_applied === undefined, 'penalty for late answers');
    await assignments.graded(sent, 80, '');
    const lateness = { days: daysLate(sent, homework), penalty: 15, given: 80 };
    expect(lateness.days, 'days late by the stored times').toBe(3);

    await teacher.opensSubmissions(homework.title);
    const row = teacher.submissions.row(dmitry.full_name);
    await expect(row).toShowLateness(lateness);
    await expect(row).toShowGrade(65, 100);
    // Stored as it stands, the reduced score would be reduced again.
    await teacher.submissions.openSubmission(dmitry.full_name);
    await expect(teacher.gradeDialog.scoreField, 'the score that is to be changed').toHaveValue('80');

    await secondStudent.precondition('6.10', () => secondStudent.findsInEitherList(homework.title));
    const facts = { daysLate: 3, penalty: 15, score: 65, answer: 'Оценено' };
    const elsewhere = [
      {
        place: 'the card of the student',
        text: (await secondStudent.assignments.shownState(homework.title)) ?? '',
        facts,
      },
      ...(await openedTexts(
        [
          {
            user: tutor,
            place: 'the tutor’s page of the student',
            open: () => tutor.opens(tutorStudent, dmitry.id),
            part: tutor.student.assignments.row(homework.title),
          },
        ],
        facts,
      )),
    ];
    expect.soft(compareFacts(elsewhere).wrong, 'what other places tell wrongly of the late answer').toEqual([]);

    skipOptionalFeature(
      !(await secondStudent.canDo(() => secondStudent.opensGradedAssignment(homework.title))),
      'page of an assignment for the student',
    );
    await expect(secondStudent.details.main).toShowLateness(lateness);
    await expect(secondStudent.details.main).toShowGrade(65, 100);
    const rule = secondStudent.details.facts.text(/^Штраф за опоздание|^Late penalty/);
    await skipMissingFeature((await rule.count()) === 0, 'rule of the penalty on the page of the student');
    const untold = elsewhere
      .slice(1)
      .flatMap((one) => compareFacts([one]).missing.map((fact) => `${fact} on ${one.place}`));
    await skipMissingFeature(untold.length > 0, untold.join(', '));
    const numbers = ((await rule.textContent()) ?? '').match(/\d+(?:[.,]\d+)?/g);
    expect(numbers, 'the points and the most points in the rule of the penalty').toEqual(['5', '40']);
    await expect(rule, 'the rule of a penalty in points for each day').not.toContainText(/час|hour|%/);
  },
);

test(
  'S6 a new version after the deadline is late, though the first one was in time',
  about({
    titleRu: 'новая версия после срока считается опоздавшей, хотя первая была вовремя',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ assignments, secondStudent }) => {
    const [inTime, late] = [unique('В срок'), unique('После срока')];
    const homework = await assignments.create({
      assignedTo: ['secondStudent'],
      allow_late_submission: true,
      attempts_limit: 5,
    });
    const first = await assignments.submitted(homework, 'secondStudent', { content: inTime });
    skipOptionalFeature(first.is_late === undefined, 'mark of lateness in its API');
    expect(first).toHaveCorrectLateFlag(homework);
    // The deadline moves between the two versions: the second one comes at least a second after it.
    const moved = await (await assignments.as('teacher')).change(homework.id, { due_date: first.submitted_at });
    await assignments.untilServerTime(new Date(first.submitted_at.getTime() + 2_000));
    const second = await assignments.submittedIfPossible(homework, 'secondStudent', { content: late });
    skipOptionalFeature(second === undefined, 'new version of an answer');
    const stored = await assignments.submissionOf(homework, 'secondStudent');
    expect(stored?.submitted_at.getTime(), 'the moment of the second version').toBeGreaterThan(
      first.submitted_at.getTime(),
    );
    expect(stored, 'the second version').toMatchObject({ is_late: true, days_late: daysLate(stored ?? first, moved) });

    // A platform that stores whole minutes has made the first version late.
    skipOptionalFeature(moved.due_date < first.submitted_at, 'deadline to the second');
    await assignments.submittedIfPossible(homework, 'secondStudent', { content: 'Ещё позже' });
    await secondStudent.precondition('3.10', () => secondStudent.opensGradedAssignment(homework.title));
    const [punctual, tardy] = [partOf(secondStudent, inTime, [late]), partOf(secondStudent, late, [inTime])];
    const isShown = await secondStudent.canDo(async () => {
      await expect(punctual).toBeVisible();
      await expect(tardy).toBeVisible();
    });
    await skipMissingFeature(!isShown, 'earlier versions of an answer on the page of the student');
    await expect.soft(punctual, 'the earlier version that was in time').not.toContainText(/Опоздание|Late/);
    const isMarked = await secondStudent.canDo(() => expect(tardy).toContainText(/Опоздание|Late/));
    await skipMissingFeature(!isMarked, 'mark of lateness beside an earlier version of an answer');
  },
);
