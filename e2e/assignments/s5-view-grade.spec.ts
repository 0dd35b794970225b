import { about, expect, homes, inRussian, test, textFile, unique } from '../../fixtures';

test(
  'S5 the student views the grade',
  about({ scenario: 'S5', owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments, protocol }) => {
    const homework = await assignments.published();
    // Signs that a page must show as they were typed, and never take for HTML.
    const feedback = unique('Хорошо решено, не хватает объяснений: распишите, где x <i>строго</i> меньше y & почему');
    const files = [textFile('solution.txt', 'x = 2\n'), textFile('solution_v2.txt', 'x = 2, y = 3\n')] as const;
    const answer = await assignments.answered(homework, 'student', { content: 'Черновик', file: files[0] }, { content: 'Чистовик', file: files[1] });
    const marked = await assignments.graded(answer, 85, feedback);
    const dmitry = await assignments.person('secondStudent');
    const others = { content: unique('Решение Дмитрия'), feedback: unique('Отзыв для Дмитрия') };
    const foreign = await assignments.answered(homework, 'secondStudent', { content: others.content });
    await assignments.graded(foreign, 61, others.feedback);

    await protocol.step('5.1', async () => {
      expect(student.session).toShowSignIn('student', homes.student.path);
      await student.opens(homes.student);
      await expect(student.dashboard.greeting(student.session.user.first_name)).toBeVisible();
    });
    await protocol.step('5.2', async () => {
      await student.opensAssignments();
      await expect(student.assignments.finishedTab).toBeVisible();
    });
    await protocol.step('5.3', () => student.opensAssignment(homework.title, 'finished'));
    await protocol.step('5.4', () => expect(student.details.main).toShowGrade(85, 100));
    await protocol.step('5.5', () => expect(student.details.text(feedback)).toHaveText(feedback));
    await protocol.step('5.6', async () => {
      await expect(student.details.gradedAt).toShowMoment(inRussian(marked.graded_at ?? new Date(0)), 'the moment of grading in local time');
    });
    await protocol.step('5.7', () => expect(student.details.main).toShowPercentage(85));
    await protocol.step('5.8', async () => {
      await expect(student.details.title(homework.title)).toBeVisible();
      for (const secret of [dmitry.full_name, others.content, others.feedback]) await expect(student.details.main).not.toContainText(secret);
      await expect(student.details.main).not.toShowGrade(61, 100);
      const told = await (await assignments.as('student')).answers(homework.id);
      expect(told.map((entry) => entry.id), 'the answers that the server tells Anna about').toEqual([answer.id]);
    });
    await protocol.step('S5.a', async () => {
      for (const file of files) await expect(await student.details.download(file.name)).toHaveBytesOf(file);
    });
  },
);
