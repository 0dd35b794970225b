import {
  about,
  requireResult,
  endpoints,
  handedOut,
  expect,
  russianDateTimePattern,
  withLineBreak,
  anyOf,
  storedName,
  test,
  textFile,
} from '../../fixtures';

test(
  'S3 the student sends an answer and a second version of it',
  about({ scenario: 'S3', owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments, protocol }) => {
    const homework = await assignments.create();
    const content = withLineBreak('Решил подстановкой.');
    const checked = withLineBreak('Решил подстановкой и проверил.');
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const better = textFile('solution_v2.txt', 'x = 2, y = 3, проверено подстановкой\n');
    const form = student.submitDialog;
    const stored = async () =>
      requireResult('3.5', await assignments.submissionOf(homework, 'student'), 'no answer is stored');

    await protocol.step(
      '3.1',
      async () => {
        await student.opensSubmitForm(homework.title);
        await expect(form.box).toBeVisible();
      },
      { needs: [], opens: true },
    );
    await protocol.step(
      '3.2',
      async () => {
        await form.typeContent(content);
        await expect(form.contentField).toHaveValue(content);
      },
      { needs: ['3.1'] },
    );
    const chooser = await protocol.step('3.3', () => form.openFileChooser(), {
      needs: ['3.1'],
      fallback: async () => undefined,
    });
    await protocol.step(
      '3.4',
      async () => {
        await form.chooseIn(requireResult('3.3', chooser, 'no file chooser opened'), solution);
        await expect(form.file.input).toHaveValue(anyOf(solution.name));
      },
      { needs: ['3.3'] },
    );
    const sent = await protocol.step(
      '3.5',
      async () => {
        await student.expectSuccess(endpoints.submitAssignment, () => form.send());
        const submission = await assignments.submissionOf(homework, 'student');
        expect(submission?.content, 'the text that the server stored').toBe(content);
        expect(submission?.file?.name ?? 'none', 'the file that the server stored').toMatch(storedName(solution.name));
        expect(submission?.submitted_at ?? null).toBeRecent(await assignments.serverTime());
        return submission;
      },
      {
        needs: ['3.1', '3.2', '3.4'],
        overApi: () => assignments.submitsByAction(homework, 'student', { content, file: solution }),
        fallback: () => assignments.submittedIfPossible(homework, 'student', { content, file: solution }),
      },
    );
    await protocol.step(
      '3.6',
      async () => {
        const { submitted_at } = await stored();
        await student.opensAssignment(homework.title);
        await expect(student.details.facts.sentAt).toShowMoment(
          russianDateTimePattern(submitted_at),
          'the moment of sending in local time',
        );
      },
      { needs: [], opens: true },
    );
    await protocol.step(
      '3.7',
      async () => {
        await stored();
        // Opens the assignment for this check too: in the list, «Отправлено» may belong to another assignment.
        await student.opensAssignment(homework.title);
        await expect(student.details.facts.submitted).toBeVisible();
      },
      { needs: [], opens: true },
    );
    await protocol.step('S3.a', async () => {
      expect((await stored()).status, 'the stored status').toBe('submitted');
    });
    await protocol.step('S3.b', async () => {
      const answer = await stored();
      expect(answer).toHaveCorrectLateFlag(homework);
      expect(answer.is_late, 'the stored mark of lateness').toBe(false);
    });
    await protocol.step('S3.c', async () => {
      expect((await stored()).score, 'the stored score').toBeNull();
    });
    await protocol.step('S3.d', async () => {
      // Who may download it is the subject of 4.6 and 7.3.
      expect(await handedOut(assignments, await stored(), ['student', 'teacher', 'admin'])).toBeServedAs(solution);
    });

    await protocol.step(
      '3.8',
      async () => {
        await stored();
        await student.opensSubmitForm(homework.title);
        await expect(form.file.input).toBeEnabled();
      },
      { needs: [] },
    );
    await protocol.step(
      '3.9',
      async () => {
        await form.chooseFile(better);
        await expect(form.file.input).toHaveValue(anyOf(better.name));
      },
      { needs: ['3.8'] },
    );
    await protocol.step(
      '3.10',
      async () => {
        await form.typeContent(checked);
        await student.expectSuccess(endpoints.submitAssignment, () => form.send());
        const submission = await stored();
        expect(submission.file?.name ?? 'none', 'the file of the current version').toMatch(storedName(better.name));
        expect(submission.content, 'the text of the current version').toBe(checked);
        expect(submission.id, 'the answer whose new version it is').toBe(sent?.id);
        expect(
          submission.submitted_at.getTime(),
          'the moment of the new version, which must lie after that of the first',
        ).toBeGreaterThan(sent?.submitted_at.getTime() ?? 0);
        // A build may return only the current version over its API; the page must offer both files all the same.
        const kept = [submission, ...(submission.versions ?? [{ content, file: solution }])].map((version) => ({
          content: version.content,
          file: version.file?.name,
        }));
        expect(kept, 'the stored versions').toEqual(
          expect.arrayContaining([
            { content, file: expect.stringMatching(storedName(solution.name)) },
            { content: checked, file: expect.stringMatching(storedName(better.name)) },
          ]),
        );
        await student.opensAssignment(homework.title);
        await expect(student.details.main).toShowText(checked);
        await expect(await student.details.download(better.name)).toHaveBytesOf(better);
        await expect(await student.details.download(solution.name)).toHaveBytesOf(solution);
      },
      {
        needs: ['3.9'],
        overApi: () => assignments.submitsByAction(homework, 'student', { content: checked, file: better }),
      },
    );
  },
);
