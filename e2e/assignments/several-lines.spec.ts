import { about, expect, shownInOneLine, skipMissingFeature, test } from '../../fixtures';

const TEXTS = {
  description: 'Решите уравнения:\nпервое и второе из списка',
  instructions: 'Порядок работы:\nсначала черновик, потом чистовик',
  content: 'Первое: x = 2\nВторое: y = 3',
  feedback: 'Верно в первом\nПроверьте знак во втором',
};

test(
  'S2 S4 S5 what was typed in several lines is shown in several lines',
  about({
    titleRu: 'текст, набранный в несколько строк, показан в несколько строк',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ student, teacher, assignments }) => {
    const { description, instructions, content, feedback } = TEXTS;
    const homework = await assignments.create({ description, instructions, assignedTo: ['student'] });
    await assignments.graded(await assignments.submitted(homework, 'student', { content }), 80, feedback);

    await student.precondition('5.3', () => student.opensGradedAssignment(homework.title));
    const ofStudent = await shownInOneLine(student.details.main, TEXTS);
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissions(homework.title);
      await teacher.submissions.openSubmissionAt(0);
      await expect(teacher.gradeDialog.box).toBeVisible();
    });
    const ofTeacher = await shownInOneLine(teacher.gradeDialog.box, { content });
    const all = [
      ...ofStudent.map((what) => `${what} for the student`),
      ...ofTeacher.map((what) => `${what} for the teacher`),
    ];
    await skipMissingFeature(all.length > 0, `line breaks as they were typed: ${all.join(', ')}`);
  },
);
