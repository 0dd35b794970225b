import {
  about,
  blocked,
  requireResult,
  endpoints,
  expect,
  dashboards,
  russianDateTimePattern,
  withLineBreak,
  test,
  textFile,
} from '../../fixtures';

const CONTENT = 'Решила подстановкой.';
const FEEDBACK = withLineBreak('Хорошо решено, не хватает объяснений');

test(
  'S4 the teacher grades an answer',
  about({
    scenario: 'S4',
    cases: ['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', '4.9', '4.10', '4.11', '4.12'],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments, protocol }) => {
    const homework = await assignments.create();
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const submission = await assignments.submitted(homework, 'student', {
      content: withLineBreak(CONTENT),
      file: solution,
    });
    // Has the same length as the file of `student`: a check of the length alone would accept the wrong file.
    const neighbour = await assignments.submitted(homework, 'secondStudent', {
      content: 'Решил графически.',
      file: textFile('graph.txt', 'x = 7, y = 9\n'),
    });
    const neighbourBefore = await assignments.record(neighbour);
    const form = teacher.gradeDialog;

    await protocol.step(
      '4.1',
      async () => {
        expect(teacher.session).toShowSignIn('teacher', dashboards.teacher.path);
        await teacher.opens(dashboards.teacher);
        await expect(teacher.dashboard.title).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '4.2',
      async () => {
        await teacher.opensSubmissions(homework.title);
        await expect(teacher.submissions.box).toBeVisible();
      },
      { needs: [], opens: true },
    );
    const named = await protocol.check(
      '4.3',
      async () => {
        await expect(teacher.submissions.row(anna.full_name)).toBeVisible();
        await expect(teacher.submissions.row(dmitry.full_name)).toBeVisible();
      },
      { needs: ['4.2'] },
    );
    const opened = await protocol.step(
      '4.4',
      async () => {
        // 4.3 is about rows that show no names. The submission is still found by its text.
        if (named) await teacher.submissions.openSubmission(anna.full_name);
        else await teacher.opensSubmissionWith(homework.title, CONTENT);
        await expect(form.submission(CONTENT)).toBeVisible();
        await expect(form.box).toShowText(withLineBreak(CONTENT));
        return true;
      },
      {
        needs: ['4.2'],
        fallback: async () => {
          let isFound = false;
          await teacher.canReach(async () => {
            isFound = await teacher.opensSubmissionWith(homework.title, CONTENT);
          });
          return isFound;
        },
      },
    );
    const inForm = () => requireResult('4.4', opened, 'the student’s answer could not be opened');
    const offered = await protocol.check('4.5', async () => {
      inForm();
      await expect(form.file(solution.name)).toBeVisible();
    });
    const fileOnPage = async () => expect(await form.download(solution.name)).toHaveBytesOf(solution);
    // When the page offers no file, the file's address may still return it.
    const fileAtAddress = async () => {
      expect(await assignments.servedFile(submission, 'teacher')).toBeServedAs(solution);
      throw blocked('4.5', 'the page offers no file, though its address hands it out');
    };
    await protocol.step('4.6', () => (offered ? fileOnPage() : fileAtAddress()), { needs: [] });
    await protocol.step(
      '4.7',
      async () => {
        inForm();
        await expect(form.scoreField).toBeEditable();
        await expect(form.feedbackField).toBeEditable();
      },
      { needs: [] },
    );
    await protocol.step(
      '4.8',
      async () => {
        await form.typeScore(85);
        await expect(form.scoreField).toHaveValue('85');
      },
      { needs: ['4.7'] },
    );
    await protocol.step(
      '4.9',
      async () => {
        await form.typeFeedback(FEEDBACK);
        await expect(form.feedbackField).toHaveValue(FEEDBACK);
      },
      { needs: ['4.7'] },
    );
    const graded = await protocol.step(
      '4.10',
      async () => {
        const shown = await teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish());
        expect(shown).toMatchObject({ status: 'graded', score: 85, feedback: FEEDBACK });
        expect(await assignments.record(neighbour), 'the answer of the other student').toEqual(neighbourBefore);
        return assignments.record(submission);
      },
      {
        needs: ['4.8', '4.9'],
        overApi: () => assignments.gradesByAction(submission, 85, FEEDBACK),
        fallback: () => assignments.gradedIfPossible(submission, 85, FEEDBACK),
      },
    );
    const grade = () => requireResult('4.10', graded, 'no mark is stored');
    await protocol.step('4.11', async () => {
      grade();
      await teacher.opensSubmissions(homework.title);
      await expect(teacher.submissions.row(anna.full_name)).toShowGrade(85, 100);
    });
    await protocol.step('4.12', async () => {
      const { graded_at } = grade();
      await teacher.opensSubmissions(homework.title);
      expect(graded_at).toBeRecent(await assignments.serverTime());
      await expect(teacher.submissions.gradedAt(anna.full_name)).toShowMoment(
        russianDateTimePattern(graded_at ?? new Date(0)),
        'the moment of grading in local time',
      );
    });
  },
);

test(
  'S4.a–e nobody but the author can write a mark',
  about({
    scenario: 'S4',
    cases: ['S4.a', 'S4.b', 'S4.c', 'S4.d', 'S4.e'],
    owner: 'assignments',
    roles: ['student', 'parent', 'tutor', 'teacher'],
    changesData: true,
  }),
  async ({ assignments, accounts, protocol }) => {
    const homework = await assignments.create();
    const submission = await assignments.submitted(homework, 'student', { content: 'Решила подстановкой.' });
    await assignments.graded(submission, 85, FEEDBACK);
    // Reads the grade before each attempt, so that one role's change is not attributed to the next role.
    const expectUnchangedBy = async (tries: () => ReturnType<typeof assignments.tryAllGradeWrites>, who: string) => {
      const before = await assignments.submissionOf(homework, 'student');
      const attempts = await tries();
      expect
        .soft(await assignments.submissionOf(homework, 'student'), `the stored answer after the attempts of ${who}`)
        .toEqual(before);
      expect(attempts).toBeAllRefused(who);
    };

    await protocol.step('S4.a', async () => {
      await expectUnchangedBy(() => assignments.tryAllGradeWrites('student', submission), 'the student');
    });
    await protocol.step('S4.b', async () => {
      await expectUnchangedBy(() => assignments.tryAllGradeWrites('secondStudent', submission), 'another student');
    });
    await protocol.step('S4.c', async () => {
      await expectUnchangedBy(() => assignments.tryAllGradeWrites('parent', submission), 'the parent');
    });
    await protocol.step('S4.d', async () => {
      await expectUnchangedBy(() => assignments.tryAllGradeWrites('tutor', submission), 'the tutor');
    });
    await protocol.step('S4.e', async () => {
      const otherTeacher = await accounts.signIn(await accounts.create('teacher'));
      await expectUnchangedBy(() => assignments.tryAllGradeWrites(otherTeacher, submission), 'another teacher');
    });
  },
);
