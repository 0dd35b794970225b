import {
  about,
  endpoints,
  expect,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  textFile,
  unique,
  type AssignmentData,
  type AssignmentRecord,
  type Teacher,
} from '../../fixtures';

/** A form that is opened for a second record holds nothing of the first, though the page was not loaded anew. */

test(
  'S3 the form of an answer that is opened after that of another assignment holds nothing of it',
  about({
    titleRu: 'форма ответа, открытая после формы другого задания, не содержит ничего из неё',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const instructions = { first: unique('Без калькулятора'), second: unique('На миллиметровке') };
    const first = await assignments.create({
      title: 'Первая форма',
      instructions: instructions.first,
      assignedTo: ['student'],
    });
    const second = await assignments.create({
      title: 'Вторая форма',
      instructions: instructions.second,
      assignedTo: ['student'],
    });
    const form = student.submitDialog;
    await student.precondition('3.1', () => student.opensSubmitForm(first.title));
    const hasInstructions = await student.canDo(() => expect(form.box).toContainText(instructions.first));
    await student.precondition('3.4', async () => {
      await form.typeContent('Ответ на первое задание');
      await form.chooseFile(textFile('first.txt', 'x = 2'));
      await form.close();
      await student.assignments.pressSubmit(second.title);
      await expect(form.contentField).toBeVisible();
    });
    await expect
      .soft(form.contentField, 'the answer to the second assignment, after one to the first was typed and not sent')
      .toHaveValue('');
    await expect
      .soft(form.file.input, 'the file of the second answer, after one for the first was chosen and not sent')
      .toHaveValue('');
    await expect
      .soft(form.box, 'the form of the second assignment, which must not show the instructions of the first')
      .not.toContainText(instructions.first);
    await student.precondition('3.5', async () => {
      await form.typeContent('Ответ на второе задание');
      await student.expectSuccess(endpoints.submitAssignment, () => form.send());
    });
    const stored = await assignments.submissionOf(second, 'student');
    expect
      .soft({ content: stored?.content, file: stored?.file?.name }, 'the stored answer to the second assignment')
      .toEqual({ content: 'Ответ на второе задание', file: undefined });
    expect
      .soft(
        await assignments.submissionOf(first, 'student'),
        'the stored answer to the first assignment, which was not sent',
      )
      .toBeUndefined();

    await student.precondition('3.1', () => student.assignments.pressSubmit(first.title));
    await skipMissingFeature(!hasInstructions, 'instructions in the form of an answer');
    await expect(form.box, 'the form of the first assignment, opened again').toContainText(instructions.first);
    await expect(form.box, 'the instructions in the form of the first assignment').not.toContainText(
      instructions.second,
    );
  },
);

test(
  'S4 the answers of two students that are graded one after another get each its own grade',
  about({
    titleRu: 'ответы двух учеников, оценённые один за другим, получают каждый свою оценку',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ title: 'Две оценки подряд', max_score: 100 });
    const other = await assignments.create({ title: 'Другие ответы', assignedTo: ['student'] });
    const unanswered = await assignments.create({ title: 'Без ответов', assignedTo: ['student'] });
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const ofAnna = await assignments.submitted(homework, 'student', { content: 'Решила подстановкой.' });
    const ofDmitry = await assignments.submitted(homework, 'secondStudent', { content: 'Решил графически.' });
    await assignments.submitted(other, 'student', { content: 'Ответ на другое задание.' });
    const { gradeDialog: form, submissions } = teacher;

    const canRead = await teacher.canDo(async () => {
      await teacher.opensSubmissions(homework.title);
      await expect(submissions.row(dmitry.full_name)).toBeVisible();
    });
    skipOptionalFeature(!canRead, 'row with the student’s name for each answer');
    await teacher.precondition('4.9', async () => {
      await submissions.openSubmission(anna.full_name);
      await form.typeScore(15);
      await form.typeFeedback('Для Анны');
      await form.close();
      await submissions.openSubmission(dmitry.full_name);
      await expect(form.scoreField).toBeVisible();
    });
    await expect.soft(form.box, 'the answer in the form that is opened second').toContainText('Решил графически.');
    await expect
      .soft(form.scoreField, 'the score of the second student, after one for the first was typed and not sent')
      .toHaveValue('');
    await expect
      .soft(form.feedbackField, 'the comment for the second student, after one for the first was typed and not sent')
      .toHaveValue('');
    const grade = (score: number, feedback: string) =>
      teacher.precondition('4.10', async () => {
        await form.typeScore(score);
        await form.typeFeedback(feedback);
        await teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish());
      });
    await grade(61, 'Для Дмитрия');
    await submissions.openSubmission(anna.full_name);
    await expect.soft(form.box, 'the answer in the form that is opened third').toContainText('Решила подстановкой.');
    await expect
      .soft(form.scoreField, 'the score of the first student, after the second one was graded')
      .toHaveValue('');
    await grade(85, 'Для Анны');
    expect
      .soft(await assignments.record(ofDmitry), 'the stored grade of the second student')
      .toMatchObject({ score: 61, feedback: 'Для Дмитрия' });
    expect
      .soft(await assignments.record(ofAnna), 'the stored grade of the first student')
      .toMatchObject({ score: 85, feedback: 'Для Анны' });
    await expect.soft(submissions.row(dmitry.full_name)).toShowGrade(61, 100);
    await expect.soft(submissions.row(anna.full_name)).toShowGrade(85, 100);
    await expect.soft(submissions.row(dmitry.full_name), 'the row of the second student').not.toContainText('Для Анны');
    await expect.soft(submissions.row(anna.full_name), 'the row of the first student').not.toContainText('Для Дмитрия');

    await submissions.close();
    await expectCountsOfBoth(homework, teacher, assignments);
    await expectListsOfOthers(other, unanswered, teacher);
  },
);

/** The numbers of an assignment that both students have answered and that is graded. */
async function expectCountsOfBoth(
  homework: AssignmentRecord,
  teacher: Teacher,
  assignments: AssignmentData,
): Promise<void> {
  const counts = (await teacher.assignments.counts(homework.title).allInnerTexts()).map((line) => line.match(/\d+/g));
  expect
    .soft(
      counts,
      'the students, the answers and the waiting answers on the card, after both were graded and without a reload',
    )
    .toEqual(counts.map(() => ['2', '2', '0']));
  const { assigned_count = 2, submissions_count = 2 } =
    (await (await assignments.as('teacher')).list()).find(({ id }) => id === homework.id) ?? {};
  expect
    .soft({ assigned_count, submissions_count }, 'the students and the answers in the list of the API')
    .toEqual({ assigned_count: 2, submissions_count: 2 });
}

/** The lists of two further assignments, one with an answer and one without, hold nothing of the first. */
async function expectListsOfOthers(
  other: AssignmentRecord,
  unanswered: AssignmentRecord,
  teacher: Teacher,
): Promise<void> {
  const { gradeDialog: form, submissions } = teacher;
  await teacher.precondition('4.2', async () => {
    await teacher.assignments.openSubmissions(other.title);
    await expect(submissions.gradeButtons.first()).toBeVisible();
  });
  await expect.soft(submissions.gradeButtons, 'the answers to the assignment that is opened second').toHaveCount(1);
  await submissions.openSubmissionAt(0);
  await expect
    .soft(form.box, 'the answer to the assignment that is opened second')
    .toContainText('Ответ на другое задание.');
  await form.close();
  await submissions.close();
  await teacher.assignments.openSubmissions(unanswered.title);
  await expect(submissions.box).toBeVisible();
  await teacher.traffic.settled();
  await expect(submissions.gradeButtons, 'the answers to an assignment that nobody has answered').toHaveCount(0);
  await expect(submissions.problem, 'problems in the list of an assignment that nobody has answered').toHaveCount(0);
}
