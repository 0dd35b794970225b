import {
  about,
  expect,
  dashboards,
  russianDateTimePattern,
  withLineBreak,
  routes,
  test,
  textFile,
  unique,
  withSpecialCharacters,
  type AssignmentFacts,
} from '../../fixtures';

test(
  'S5 the student views the grade',
  about({ scenario: 'S5', owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments, protocol }) => {
    const homework = await assignments.create({ title: withSpecialCharacters('Домашняя работа: Уравнения') });
    // Characters that a page must show literally and never interpret as HTML.
    const feedback = unique(
      withLineBreak('Хорошо решено, не хватает объяснений: распишите, где x <i>строго</i> меньше y & почему'),
    );
    const files = [textFile('solution.txt', 'x = 2\n'), textFile('solution_v2.txt', 'x = 2, y = 3\n')] as const;
    const first = await assignments.submitted(homework, 'student', { content: 'Черновик', file: files[0] });
    // S3 covers versions: a platform that keeps no versions still shows a grade.
    const second = await assignments.submittedIfPossible(homework, 'student', { content: 'Чистовик', file: files[1] });
    const submission = second ?? first;
    const sent = files.slice(0, [first, second].filter((version) => version !== undefined).length);
    const graded = await assignments.graded(submission, 85, feedback);
    const uneven = await assignments.create({
      title: 'Контрольная: Проценты',
      max_score: 130,
      assignedTo: ['student'],
    });
    await assignments.graded(await assignments.submitted(uneven, 'student', { content: 'Ответ' }), 110, 'Верно');
    const dmitry = await assignments.person('secondStudent');
    const others = { content: unique('Решение Дмитрия'), feedback: unique('Отзыв для Дмитрия') };
    const foreign = await assignments.submitted(homework, 'secondStudent', {
      content: others.content,
      file: textFile('graph.txt', 'x = 7\n'),
    });
    await assignments.graded(foreign, 61, others.feedback);

    const opened = { needs: ['5.3'] } as const;
    // A list may show the grade of an assignment that has no page of its own.
    const onCard = (look: (facts: AssignmentFacts) => Promise<void>, { title } = homework) =>
      student.onCard(title, ({ facts }) => look(facts));
    const gradedAt = russianDateTimePattern(graded.graded_at ?? new Date(0));

    await protocol.step(
      '5.1',
      async () => {
        expect(student.session).toShowSignIn('student', dashboards.student.path);
        await student.opens(dashboards.student);
        await expect(student.dashboard.greeting(student.session.user.first_name)).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '5.2',
      async () => {
        await student.opensListOfAssignments();
        await expect(student.assignments.finishedTab).toBeVisible();
      },
      { needs: [] },
    );
    const hasDetails = await protocol.step(
      '5.3',
      async () => {
        await student.opensGradedAssignment(homework.title);
        return true;
      },
      { opens: true, fallback: async () => false },
    );
    await protocol.step('5.4', () => expect(student.details.main).toShowGrade(85, 100), {
      ...opened,
      elsewhere: onCard(({ box }) => expect(box).toShowGrade(85, 100)),
    });
    await protocol.step('5.5', () => expect(student.details.main).toShowText(feedback), {
      ...opened,
      elsewhere: onCard(({ box }) => expect(box).toShowText(feedback)),
    });
    const moment = 'the moment of grading in local time';
    await protocol.step('5.6', () => expect(student.details.facts.gradedAt).toShowMoment(gradedAt, moment), {
      ...opened,
      elsewhere: onCard((facts) => expect(facts.gradedAt).toShowMoment(gradedAt, moment)),
    });
    await protocol.step(
      '5.7',
      async () => {
        await expect(student.details.main).toShowPercentage(85);
        await student.opensGradedAssignment(uneven.title);
        await expect(student.details.main).toShowPercentage((100 * 110) / 130);
      },
      { ...opened, elsewhere: onCard(({ box }) => expect(box).toShowPercentage((100 * 110) / 130), uneven) },
    );
    await protocol.step('5.8', async () => {
      const shown = await (await assignments.as('student')).submissions(homework.id);
      expect(
        shown.map((entry) => entry.id),
        'the answers that the server tells Anna about',
      ).toEqual([submission.id]);
      const responses = await student.precondition('5.2', () => student.typesAddressOf(routes.studentAssignments));
      expect(responses).toNotDisclose(others.content, others.feedback);
      for (const secret of [others.content, others.feedback])
        await expect(student.details.main).not.toContainText(secret);
      if (!hasDetails) return;
      await student.precondition('5.3', async () => {
        await student.opensGradedAssignment(homework.title);
        await expect(student.details.title(homework.title)).toBeVisible();
      });
      for (const secret of [dmitry.full_name, others.content, others.feedback])
        await expect(student.details.main).not.toContainText(secret);
      await expect(student.details.main).not.toShowGrade(61, 100);
    });
    await protocol.step(
      'S5.a',
      async () => {
        await student.opensGradedAssignment(homework.title);
        for (const file of sent) await expect(await student.details.download(file.name)).toHaveBytesOf(file);
      },
      {
        ...opened,
        elsewhere: student.onCard(homework.title, async (card) => {
          for (const file of sent) await expect(await card.download(file.name)).toHaveBytesOf(file);
        }),
        overApi: async () =>
          expect(await assignments.servedFile(submission, 'student')).toBeServedAs(files[sent.length - 1] ?? files[0]),
      },
    );
  },
);
