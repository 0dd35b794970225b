import { about, endpoints, expect, inRussian, oneOf, test, textFile } from '../../fixtures';

test(
  'S3 the student sends an answer and a second version of it',
  about({ scenario: 'S3', owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments, protocol }) => {
    const homework = await assignments.published();
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const better = textFile('solution_v2.txt', 'x = 2, y = 3, проверено подстановкой\n');
    const form = student.submitDialog;

    await protocol.step('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      await expect(form.box).toBeVisible();
    });
    await protocol.step('3.2', async () => {
      await form.typeAnswer('Решил подстановкой.');
      await expect(form.answerField).toHaveValue('Решил подстановкой.');
    });
    const chooser = await protocol.step('3.3', () => form.openFileChooser());
    await protocol.step('3.4', async () => {
      await form.chooseIn(chooser, solution);
      await expect(form.file.input).toHaveValue(oneOf(solution.name));
    });
    const sent = await protocol.step('3.5', async () => {
      const answer = await student.succeeds(endpoints.submitAnswer, () => form.send());
      expect(answer.file?.name, 'the file that the server stored').toBe(solution.name);
      expect(answer.submitted_at).toBeAbout(await assignments.serverTime());
      return answer;
    });
    await protocol.step('3.6', async () => {
      await student.opensAssignment(homework.title);
      await expect(student.details.sentAt).toShowMoment(inRussian(sent.submitted_at), 'the moment of sending in local time');
    });
    await protocol.step('3.7', async () => {
      // Opened for this check too: on the list, «Отправлено» may be said of another assignment.
      await student.opensAssignment(homework.title);
      await expect(student.details.submitted).toBeVisible();
    });
    await protocol.step('S3.a', async () => {
      expect((await assignments.answerOf(homework, 'student'))?.status, 'the stored status').toBe('submitted');
    });
    await protocol.step('S3.b', async () => {
      expect((await assignments.answerOf(homework, 'student'))?.is_late, 'the stored mark of lateness').toBe(false);
    });
    await protocol.step('S3.c', async () => {
      expect((await assignments.answerOf(homework, 'student'))?.score, 'the stored score').toBeNull();
    });
    await protocol.step('S3.d', async () => {
      await expect(await student.details.download(solution.name)).toHaveBytesOf(solution);
    });

    await protocol.step('3.8', async () => {
      await student.opensSubmitForm(homework.title);
      await expect(form.file.input).toBeEnabled();
    });
    await protocol.step('3.9', async () => {
      await form.chooseFile(better);
      await expect(form.file.input).toHaveValue(oneOf(better.name));
    });
    await protocol.step('3.10', async () => {
      const answer = await student.succeeds(endpoints.submitAnswer, () => form.send());
      expect(answer.file?.name, 'the file of the current version').toBe(better.name);
      expect(answer.id, 'the answer whose new version it is').toBe(sent.id);
      await student.opensAssignment(homework.title);
      await expect(await student.details.download(better.name)).toHaveBytesOf(better);
      await expect(await student.details.download(solution.name)).toHaveBytesOf(solution);
    });
  },
);
