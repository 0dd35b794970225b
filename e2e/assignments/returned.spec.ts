import { about, expect, skipMissingFeature, test } from '../../fixtures';

/** What the pages show of an answer that the teacher has returned for another attempt. */

test(
  'S3 S4 a returned answer stays among the active assignments, and the page offers to send a new version',
  about({
    titleRu: 'возвращённый ответ остаётся среди активных заданий, и страница предлагает отправить новую версию',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ title: 'На доработку', assignedTo: ['student'], attempts_limit: 5 });
    const submission = await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const button = student.assignments.submitButton(homework.title);
    await student.precondition('2.2', () => student.opensListOfAssignments());
    const takesVersions = await student.canDo(() => expect(button).toBeVisible());
    await skipMissingFeature(!takesVersions, 'new version of an answer on the page');
    await skipMissingFeature(!(await assignments.returnedIfPossible(submission)), 'way to return an answer');
    await student.opensListOfAssignments();
    await expect(student.assignments.card(homework.title).heading, 'the card under «Активные»').toBeVisible();
    await expect(button, 'the button for a new version of the returned answer').toBeVisible();
  },
);
