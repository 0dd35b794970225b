import { about, blocked, broughtBy, endpoints, expect, homes, inRussian, inTwoLines, test, textFile } from '../../fixtures';

const CONTENT = 'Решила подстановкой.';
const FEEDBACK = inTwoLines('Хорошо решено, не хватает объяснений');

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
    const homework = await assignments.published();
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const answer = await assignments.answered(homework, 'student', { content: inTwoLines(CONTENT), file: solution });
    // Of the same length as hers: a neighbour's file must not pass for it.
    const neighbour = await assignments.answered(homework, 'secondStudent', { content: 'Решил графически.', file: textFile('graph.txt', 'x = 7, y = 9\n') });
    const neighbourBefore = await assignments.record(neighbour);
    const form = teacher.gradeDialog;

    await protocol.step(
      '4.1',
      async () => {
        expect(teacher.session).toShowSignIn('teacher', homes.teacher.path);
        await teacher.opens(homes.teacher);
        await expect(teacher.dashboard.title).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '4.2',
      async () => {
        await teacher.opensAnswers(homework.title);
        await expect(teacher.answers.box).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '4.3',
      async () => {
        await expect(teacher.answers.row(anna.full_name)).toBeVisible();
        await expect(teacher.answers.row(dmitry.full_name)).toBeVisible();
      },
      { needs: ['4.2'] },
    );
    const opened = await protocol.step(
      '4.4',
      async () => {
        await teacher.answers.openAnswer(anna.full_name);
        await expect(form.answer(CONTENT)).toBeVisible();
        await expect(form.box).toShowText(inTwoLines(CONTENT));
        return true;
      },
      // Where the rows tell no names, an answer can still be found by its text.
      { needs: ['4.2'], instead: () => teacher.opensAnswerWith(homework.title, CONTENT) },
    );
    const inForm = () => broughtBy('4.4', opened, 'her answer could not be opened');
    const offered = await protocol.check('4.5', async () => {
      inForm();
      await expect(form.file(solution.name)).toBeVisible();
    });
    const fileOnPage = async () => expect(await form.download(solution.name)).toHaveBytesOf(solution);
    // Where the page offers no file, its address may still hand it out.
    const fileAtAddress = async () => {
      expect(await assignments.storedBytes(answer, 'teacher'), 'the file at the address that the API tells').toEqual(solution.buffer);
      throw blocked('4.5', 'the page offers no file, though its address hands it out');
    };
    await protocol.step(
      '4.6',
      async () => {
        inForm();
        await (offered ? fileOnPage() : fileAtAddress());
      },
      { needs: [] },
    );
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
    const marked = await protocol.step(
      '4.10',
      async () => {
        const told = await teacher.succeeds(endpoints.gradeAnswer, () => form.publish());
        expect(told).toMatchObject({ status: 'graded', score: 85, feedback: FEEDBACK });
        expect(await assignments.record(neighbour), 'the answer of the other student').toEqual(neighbourBefore);
        return assignments.record(answer);
      },
      { needs: ['4.8', '4.9'], instead: () => assignments.gradedIfPossible(answer, 85, FEEDBACK) },
    );
    const mark = () => broughtBy('4.10', marked, 'no mark is stored');
    await protocol.step('4.11', async () => {
      mark();
      await teacher.opensAnswers(homework.title);
      await expect(teacher.answers.row(anna.full_name)).toShowGrade(85, 100);
    });
    await protocol.step('4.12', async () => {
      const { graded_at } = mark();
      await teacher.opensAnswers(homework.title);
      expect(graded_at).toBeAbout(await assignments.serverTime());
      await expect(teacher.answers.gradedAt(anna.full_name)).toShowMoment(inRussian(graded_at ?? new Date(0)), 'the moment of grading in local time');
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
    const homework = await assignments.published();
    const answer = await assignments.answered(homework, 'student', { content: 'Решила подстановкой.' });
    await assignments.graded(answer, 85, FEEDBACK);
    // Read before each: what one was allowed to change must not be blamed on the next.
    const untouchedBy = async (tries: () => ReturnType<typeof assignments.triesToMark>, who: string) => {
      const before = await assignments.answerOf(homework, 'student');
      const attempts = await tries();
      expect.soft(await assignments.answerOf(homework, 'student'), `the stored answer after the attempts of ${who}`).toEqual(before);
      expect(attempts).toBeAllRefused(who);
    };

    await protocol.step('S4.a', async () => {
      await untouchedBy(() => assignments.triesToMark('student', answer), 'the student');
    });
    await protocol.step('S4.b', async () => {
      await untouchedBy(() => assignments.triesToMark('secondStudent', answer), 'another student');
    });
    await protocol.step('S4.c', async () => {
      await untouchedBy(() => assignments.triesToMark('parent', answer), 'the parent');
    });
    await protocol.step('S4.d', async () => {
      await untouchedBy(() => assignments.triesToMark('tutor', answer), 'the tutor');
    });
    await protocol.step('S4.e', async () => {
      const stranger = await accounts.signIn(await accounts.create('teacher'));
      await untouchedBy(() => assignments.triesToMark(stranger, answer), 'another teacher');
    });
  },
);
