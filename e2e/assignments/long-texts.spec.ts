import { about, endpoints, expect, longText, longestText, test, unique } from '../../fixtures';

/** Texts of many lines can be read to their end on the pages that are about them. */

test(
  'S2 S5 the student reads long instructions, answers and comments to their end',
  about({
    titleRu: 'ученик читает длинные инструкции, свой ответ и комментарий до конца',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const instructions = unique(longText('Инструкции'));
    const content = unique(longText('Ответ'));
    const feedback = unique(longText('Комментарий'));
    const homework = await assignments.create({ instructions, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content });
    await assignments.graded(submission, 84, feedback);
    await student.precondition('5.3', () => student.opensGradedAssignment(homework.title));
    for (const text of [instructions, content, feedback]) await expect.soft(student.details.main).toShowWholeText(text);
  },
);

test(
  'S4 the teacher reads a long answer to its end before grading it',
  about({
    titleRu: 'преподаватель читает длинный ответ до конца перед оценкой',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const content = unique(longText('Ответ'));
    await assignments.submitted(homework, 'student', { content });
    await teacher.precondition('4.4', () => teacher.opensSubmissionWith(homework.title, 'Ответ'));
    await expect(teacher.gradeDialog.box).toShowWholeText(content);
  },
);

test(
  'S3 S4 a long answer and a long comment are stored as they were typed',
  about({
    titleRu: 'длинный ответ и длинный комментарий сохраняются так, как были введены',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ student, teacher, assignments }) => {
    const [content, feedback] = [unique(longestText('Ответ')), unique(longestText('Комментарий'))];
    const homework = await assignments.create({ assignedTo: ['student'] });
    await student.precondition('3.5', async () => {
      await student.opensSubmitForm(homework.title);
      await student.submitDialog.typeContent(content);
      await student.expectSuccess(endpoints.submitAssignment, () => student.submitDialog.send());
    });
    const sent = await assignments.submissionOf(homework, 'student');
    expect.soft(sent?.content, 'the stored answer').toBe(content);

    const form = teacher.gradeDialog;
    await teacher.precondition('4.10', async () => {
      await teacher.opensSubmissionWith(homework.title, 'Ответ');
      await form.typeScore(80);
      await form.typeFeedback(feedback);
      await teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish());
    });
    const graded = await assignments.submissionOf(homework, 'student');
    expect(graded?.feedback, 'the stored comment').toBe(feedback);
  },
);
