import {
  about,
  blocked,
  endpoints,
  expect,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  withLineBreak,
} from '../../fixtures';

const CONTENT = 'Решила подстановкой.';
const FEEDBACK = withLineBreak('Решено верно, но без проверки');

test(
  'S4 a changed grade replaces the old one, and a new version begins without a grade',
  about({
    titleRu: 'изменённая оценка заменяет прежнюю, а новая версия начинается без оценки',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: CONTENT });
    const first = await assignments.graded(submission, 85, FEEDBACK);

    const changed = await assignments.graded(submission, 0, 'Списано');
    expect(changed, 'the stored grade after a change from 85 to 0').toMatchObject({
      status: 'graded',
      score: 0,
      feedback: 'Списано',
    });
    expect(changed.percentage ?? 0, 'the percentage of no points').toBe(0);
    // A build may tell no moment of grading, which case 4.12 is about.
    expect(
      Number(changed.graded_at ?? NaN) <= Number(first.graded_at ?? NaN),
      'whether the changed grade still has the moment of the first one',
    ).toBe(false);

    const next = await assignments.submittedIfPossible(homework, 'student', { content: 'Решила заново.' });
    skipOptionalFeature(next === undefined, 'new version of an answer that is graded');
    expect(next, 'the new version').toMatchObject({
      content: 'Решила заново.',
      status: 'submitted',
      score: null,
      percentage: null,
      graded_at: null,
    });
    expect(
      await assignments.submissionOf(homework, 'student'),
      'the new version as the teacher reads it',
    ).toMatchObject({ status: 'submitted', score: null, graded_at: null });
  },
);

test(
  'S4 a returned answer waits for the student, and its new version waits for the teacher again',
  about({
    titleRu: 'возвращённый ответ ждёт ученика, а его новая версия снова ждёт преподавателя',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ title: 'На доработку', assignedTo: ['student'], attempts_limit: 5 });
    const submission = await assignments.submitted(homework, 'student', { content: CONTENT });
    // A build may list the answers to assignments nowhere.
    const isListed = await assignments.isWaiting(homework);
    await skipMissingFeature(!(await assignments.returnedIfPossible(submission)), 'way to return an answer');
    expect
      .soft(
        await assignments.isWaiting(homework),
        'whether the answer still stands among those that wait for a grade, after it was returned',
      )
      .toBe(false);

    // The teacher has asked for the new version, so that the platform must take it.
    const next = await assignments.submitted(homework, 'student', { content: 'Доработала.' });
    expect.soft(next, 'the new version as it is stored').toMatchObject({ content: 'Доработала.', status: 'submitted' });
    expect(
      await assignments.isWaiting(homework),
      'whether the new version stands among the answers that wait for a grade',
    ).toBe(isListed);
  },
);

test(
  'S4 the form stores a fraction, the full score and zero, and opens with the grade that it changes',
  about({
    titleRu: 'форма сохраняет дробный балл, полный балл и ноль и открывается с изменяемой оценкой',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, student, assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: CONTENT });
    const anna = await assignments.person('student');
    const form = teacher.gradeDialog;
    const open = async () => {
      await teacher.opensSubmissions(homework.title);
      await teacher.submissions.openSubmissionAt(0);
    };
    const store = (score: number) =>
      teacher.expectSuccess(endpoints.gradeSubmission, () => form.typeScore(score).then(() => form.publish()));

    const canGrade = await teacher.canDo(async () => {
      await open();
      await form.typeFeedback(FEEDBACK);
      await store(85);
    });
    blockUnlessGraded(canGrade);
    await skipMissingFeature(!(await teacher.canDo(open)), 'control to change a grade');
    await expect(form.scoreField, 'the score that is to be changed').toHaveValue('85');
    await expect(form.feedbackField, 'the comment that is to be changed').toHaveValue(FEEDBACK);

    // A platform may take whole points only. It must then refuse a fraction, and not store another score.
    const takesFractions = (await assignments.gradedIfPossible(submission, 84.5, FEEDBACK)) !== undefined;
    await assignments.graded(submission, 85, FEEDBACK);
    for (const score of scoresToGive(takesFractions)) {
      await open();
      await store(score);
      expect(await assignments.record(submission), `the grade that the form stored for ${score}`).toMatchObject({
        status: 'graded',
        score,
        feedback: FEEDBACK,
      });
    }

    await teacher.opensSubmissions(homework.title);
    await expect(teacher.submissions.row(anna.full_name)).toShowGrade(0, 100);
    await open();
    await expect(form.scoreField, 'the score zero, which is to be changed').toHaveValue('0');
    skipOptionalFeature(
      !(await student.canDo(() => student.opensGradedAssignment(homework.title))),
      'page of an assignment for the student',
    );
    await expect(student.details.main).toShowGrade(0, 100);
    await expect(student.details.main).toShowPercentage(0);
    await expect(student.details.main).toShowText(FEEDBACK);
  },
);

function blockUnlessGraded(canGrade: boolean): void {
  if (!canGrade) throw blocked('4.10', 'the form stores no grade');
}

/** Ends with zero, which the pages must show as a grade. */
function scoresToGive(takesFractions: boolean): readonly number[] {
  return takesFractions ? [84.5, 100, 0] : [100, 0];
}
