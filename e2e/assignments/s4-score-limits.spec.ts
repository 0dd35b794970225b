import { about, blocked, endpoints, expect, test } from '../../fixtures';

test(
  'S4 a score that the assignment does not allow is refused',
  about({
    titleRu: 'балл вне пределов задания отклоняется',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ max_score: 100 });
    const submission = await assignments.submitted(homework, 'student', { content: 'Решила подстановкой.' });
    for (const [score, what] of [
      [101, 'a score above the points of the assignment'],
      [-1, 'a score below zero'],
    ] as const) {
      await expect(assignments.graded(submission, score, ''), what).toBeRefused([400, 422], what);
    }
    expect(await assignments.submissionOf(homework, 'student'), 'the stored answer').toEqual(submission);
    // The limit itself is valid: a server that rejects every score would otherwise pass the other checks.
    expect((await assignments.graded(submission, 100, '')).score).toBe(100);
  },
);

test(
  'S4 the form of a grade sends no missing score and none above the points of the assignment, and takes each one below',
  about({
    titleRu: 'форма оценки не отправляет пустой балл и балл выше максимума задания и принимает любой ниже него',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ max_score: 130, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const form = teacher.gradeDialog;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await expect(form.scoreField).toBeVisible();
    });
    const press = () => teacher.attempts(endpoints.gradeSubmission, form.publishButton, () => form.publish());
    expect(await press(), 'without a score').toHaveNoEffect();
    // A form that closes although no grade is stored is the failure of that case.
    await teacher.precondition('4.10', () => form.typeScore(131));
    expect.soft(await press(), 'a score of 131 of 130').toHaveNoEffect();
    expect(await assignments.record(submission), 'the stored answer after both attempts').toEqual(submission);
    await teacher.precondition('4.10', () => form.typeScore(110));
    await expect
      .soft(form.box, 'the points in the form: those of the assignment, or none')
      .not.toContainText(/из (?!130(?!\d))\d+/);
    const send = () => teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish()).then(() => undefined);
    const isTaken = await teacher.canDo(send);
    await blockUnless(isTaken, () => teacher.canDo(() => form.typeScore(85).then(send)));
    expect(isTaken, 'whether the form takes 110 of 130 points').toBe(true);
    expect(await assignments.record(submission), 'the stored grade').toMatchObject({ score: 110, status: 'graded' });
  },
);

/** A form that stores no grade at all is the failure of another case. @throws Blocked */
async function blockUnless(isTaken: boolean, storesAnother: () => Promise<boolean>): Promise<void> {
  if (!isTaken && !(await storesAnother())) throw blocked('4.10', 'the form stores no grade');
}
