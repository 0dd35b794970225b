import { about, endpoints, expect, homes, inRussian, test, textFile } from '../../fixtures';

const FEEDBACK = 'Хорошо решено, не хватает объяснений';

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
    await assignments.answered(homework, 'student', { content: 'Решила подстановкой.', file: solution });
    await assignments.answered(homework, 'secondStudent', { content: 'Решил графически.' });
    const form = teacher.gradeDialog;

    await protocol.step('4.1', async () => {
      expect(teacher.session).toShowSignIn('teacher', homes.teacher.path);
      await teacher.opens(homes.teacher);
      await expect(teacher.dashboard.title).toBeVisible();
    });
    await protocol.step('4.2', async () => {
      await teacher.opensAnswers(homework.title);
      await expect(teacher.answers.box).toBeVisible();
    });
    await protocol.step('4.3', async () => {
      await expect(teacher.answers.row(anna.full_name)).toBeVisible();
      await expect(teacher.answers.row(dmitry.full_name)).toBeVisible();
    });
    await protocol.step('4.4', async () => {
      await teacher.answers.openAnswer(anna.full_name);
      await expect(form.answer('Решила подстановкой.')).toBeVisible();
    });
    await protocol.step('4.5', () => expect(form.file(solution.name)).toBeVisible());
    await protocol.step('4.6', async () => {
      await expect(await form.download(solution.name)).toHaveBytesOf(solution);
    });
    await protocol.step('4.7', async () => {
      await expect(form.scoreField).toBeEditable();
      await expect(form.feedbackField).toBeEditable();
    });
    await protocol.step('4.8', async () => {
      await form.typeScore(85);
      await expect(form.scoreField).toHaveValue('85');
    });
    await protocol.step('4.9', async () => {
      await form.typeFeedback(FEEDBACK);
      await expect(form.feedbackField).toHaveValue(FEEDBACK);
    });
    const marked = await protocol.step('4.10', async () => {
      const answer = await teacher.succeeds(endpoints.gradeAnswer, () => form.publish());
      expect(answer).toMatchObject({ status: 'graded', score: 85, feedback: FEEDBACK });
      return answer;
    });
    await protocol.step('4.11', async () => {
      await teacher.opensAnswers(homework.title);
      await expect(teacher.answers.row(anna.full_name)).toShowGrade(85, 100);
    });
    await protocol.step('4.12', async () => {
      expect(marked.graded_at).toBeAbout(await assignments.serverTime());
      await expect(teacher.answers.gradedAt(anna.full_name)).toShowMoment(inRussian(marked.graded_at ?? new Date(0)), 'the moment of grading in local time');
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
    const before = await assignments.answerOf(homework, 'student');
    const expectUntouched = async () => expect(await assignments.answerOf(homework, 'student'), 'the stored answer').toEqual(before);

    await protocol.step('S4.a', async () => {
      expect(await assignments.triesToMark('student', answer)).toBeAllRefused('the student');
      await expectUntouched();
    });
    await protocol.step('S4.b', async () => {
      expect(await assignments.triesToMark('secondStudent', answer)).toBeAllRefused('another student');
      await expectUntouched();
    });
    await protocol.step('S4.c', async () => {
      expect(await assignments.triesToMark('parent', answer)).toBeAllRefused('the parent');
      await expectUntouched();
    });
    await protocol.step('S4.d', async () => {
      expect(await assignments.triesToMark('tutor', answer)).toBeAllRefused('the tutor');
      await expectUntouched();
    });
    await protocol.step('S4.e', async () => {
      const stranger = await accounts.signIn(await accounts.create('teacher'));
      expect(await assignments.triesToMark(stranger, answer)).toBeAllRefused('another teacher');
      await expectUntouched();
    });
  },
);
