import { about, endpoints, expect, skipMissingFeature, test } from '../../fixtures';

/** A comment that the teacher takes back, by every request that can and by the form. */

const WAYS = [
  { by: 'action', how: 'by a new mark', howRu: 'новой оценкой' },
  { by: 'change', how: 'by a change of the answer', howRu: 'изменением ответа' },
  { by: 'comment', how: 'by a change of the comment alone', howRu: 'изменением одного комментария' },
] as const;

for (const { by, how, howRu } of WAYS) {
  test(
    `S4 a comment that is emptied ${how} over the API is gone`,
    about({
      titleRu: `комментарий, очищенный через API ${howRu}, исчезает`,
      scenario: 'S4',
      cases: [],
      owner: 'assignments',
      roles: ['teacher'],
      changesData: true,
    }),
    async ({ assignments }) => {
      const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
      const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
      const left = await assignments.commentAfterEmptying(submission, by);
      await skipMissingFeature(left === undefined, `way to empty a comment ${how}`);
      expect(left, 'the stored comment after it was emptied').toBe('');
    },
  );
}

test(
  'S4 a comment stays when only the score is changed over the API',
  about({
    titleRu: 'комментарий остаётся, если через API изменён только балл',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    await assignments.graded(submission, 70, 'Проверьте знак');
    const changed = await assignments.scoreAlone(submission, 90);
    await skipMissingFeature(changed === undefined, 'change of the score alone');
    expect(changed, 'the answer after only its score was changed').toMatchObject({
      score: 90,
      feedback: 'Проверьте знак',
    });
  },
);

test(
  'S4 a comment that the teacher empties in the form is gone for teacher and student',
  about({
    titleRu: 'комментарий, очищенный в форме, исчезает у преподавателя и у ученика',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, student, assignments }) => {
    const homework = await assignments.create({ max_score: 100, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const feedback = 'Комментарий, который учитель уберёт';
    await assignments.graded(submission, 85, feedback);
    const form = teacher.gradeDialog;
    const open = async () => {
      await teacher.opensSubmissions(homework.title);
      await teacher.submissions.openSubmissionAt(0);
      await expect(form.scoreField, 'the score that is to be changed').toHaveValue('85');
    };
    await skipMissingFeature(!(await teacher.canDo(open)), 'control to change a grade');
    await form.clearFeedback();
    await teacher.precondition('4.10', () => teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish()));
    expect
      .soft((await assignments.record(submission)).feedback, 'the stored comment after it was emptied in the form')
      .toBe('');
    await open();
    await expect.soft(form.feedbackField, 'the comment in the form that is opened again').toHaveValue('');
    await student.precondition('5.1', () => student.opensGradedAssignment(homework.title));
    await expect(student.details.main, 'the page of the student').not.toContainText(feedback);
  },
);
