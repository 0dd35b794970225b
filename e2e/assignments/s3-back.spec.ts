import { about, endpoints, expect, skipMissingFeature, test } from '../../fixtures';

test(
  'S3 the list to which the student goes back shows the answer as sent',
  about({
    titleRu: 'список, к которому ученик возвращается кнопкой «Назад», показывает ответ отправленным',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const { title } = await assignments.create({ assignedTo: ['student'] });
    const { box } = student.assignments.card(title);
    await student.precondition('2.2', async () => {
      await student.opensListOfAssignments();
      await student.assignments.findCard(title);
    });
    await skipMissingFeature(
      !/Не отправлено|Not Submitted/.test((await box.textContent()) ?? ''),
      'state of the student’s own answer in the list of assignments',
    );
    await student.precondition('2.3', async () => {
      await student.assignments.openDetails(title);
      // Where the assignment opens as a dialog of the list, there is nothing to go back from.
      await expect(student.details.mainHeading).toHaveText(title);
    });
    await student.precondition('3.5', async () => {
      await student.details.pressSubmit();
      await student.submitDialog.typeContent('x = 2');
      await student.expectSuccess(endpoints.submitAssignment, () => student.submitDialog.send());
    });
    await student.goesBack();
    await student.assignments.findCard(title);
    await expect(box, 'the card of the assignment after going back').toContainText(/Отправлено|Submitted/);
    await expect(box, 'the card of the assignment after going back').not.toContainText(/Не отправлено|Not Submitted/);
  },
);
