import {
  about,
  russianDatePattern,
  endpoints,
  expect,
  daysFromNow,
  russianDateTimePattern,
  withLineBreak,
  test,
  textFile,
  unique,
  withSpecialCharacters,
} from '../fixtures';

/** One journey through the pages of all roles. The scenarios check the details; the journey only passes through them. */
test(
  'J1 one homework goes from the teacher through Anna back to everybody who cares',
  about({
    scenario: 'J',
    owner: 'assignments',
    roles: ['teacher', 'student', 'parent', 'tutor', 'admin'],
    changesData: true,
  }),
  async ({ teacher, student, parent, tutor, signIn, assignments }) => {
    const title = unique(withSpecialCharacters('Домашняя работа: Уравнения'));
    const deadline = daysFromNow(2, '23:59');
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const feedback = unique(withLineBreak('Хорошо решено, не хватает объяснений'));

    await test.step('teacher gives the homework to both students', async () => {
      const second = await assignments.person('secondStudent');
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await teacher.createDialog.typeTitle(title);
      await teacher.createDialog.typeDescription('Решите 5 уравнений из учебника');
      await teacher.createDialog.typeInstructions('Покажите ход решения');
      await teacher.createDialog.setStart(daysFromNow(0, '00:01').local);
      await teacher.createDialog.setDue(deadline.local);
      await teacher.createDialog.setPoints(100);
      await teacher.createDialog.choose(student.fullName);
      await teacher.createDialog.choose(second.full_name);
      const created = await teacher.expectSuccess(endpoints.createAssignment, () => teacher.createDialog.publish());
      const stored = await assignments.deleteAfterTest(created);
      expect(stored).toMatchObject({ status: 'published', max_score: 100, due_date: deadline.instant });
      expect(stored.assigned_to).toContain(second.id);
    });

    await test.step('student reads it and sends text and a file', async () => {
      await student.opensAssignments();
      await student.assignments.openDetails(title);
      await expect(student.details.title(title)).toBeVisible();
      await expect(student.details.main).toShowMoment(
        russianDateTimePattern(deadline.instant),
        'the deadline in local time',
      );
      await expect(student.details.facts.notSubmitted).toBeVisible();
      await student.details.pressSubmit();
      await student.submitDialog.typeContent('Решил подстановкой.');
      await student.submitDialog.chooseFile(solution);
      await student.expectSuccess(endpoints.submitAssignment, () => student.submitDialog.send());
    });

    await test.step('teacher reads the answer and grades it', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.openSubmissions(title);
      const download = await teacher.submissions.download(student.fullName, solution.name);
      await expect(download).toHaveBytesOf(solution);
      await teacher.submissions.openSubmission(student.fullName);
      await teacher.gradeDialog.typeScore(85);
      await teacher.gradeDialog.typeFeedback(feedback);
      await teacher.expectSuccess(endpoints.gradeSubmission, () => teacher.gradeDialog.publish());
      await teacher.opensAssignments();
      await teacher.assignments.openSubmissions(title);
      await expect(teacher.submissions.row(student.fullName)).toShowGrade(85, 100);
    });

    await test.step('student sees grade, comment, date and percentage', async () => {
      await student.opensGradedAssignment(title);
      await expect(student.details.main).toShowGrade(85, 100);
      await expect(student.details.main).toShowPercentage(85);
      await expect(student.details.main).toShowText(feedback);
      await expect(student.details.main).toShowMoment(russianDatePattern(new Date()), 'the date of grading');
    });

    await test.step('parent sees the grade and can change nothing', async () => {
      await parent.opensChildren();
      await parent.children.openChild(student.fullName);
      const row = parent.child.assignments.row(title);
      await expect(row).toShowGrade(85, 100);
      await expect(row).toShowText(feedback);
      await expect(parent.child.assignments.controls).toHaveCount(0);
    });

    await test.step('tutor sees the progress', async () => {
      await tutor.opensStudents();
      await expect(tutor.students.student(student.fullName)).toContainText(/\d+\s*%/);
      await tutor.students.openStudent(student.fullName);
      await expect(tutor.student.assignments.row(title)).toShowGrade(85, 100);
      await expect(tutor.student.assignments.row(title)).toShowText(feedback);
    });

    await test.step('admin sees the figures', async () => {
      // The admin signs in here: where the admin's page does not open, the steps of the others are tried all the same.
      const admin = await signIn('admin');
      // Compares with the response that the page received: other tests create and remove accounts at the same time.
      const figures = await admin.expectSuccess(endpoints.userStatistics, () => admin.opensAccounts());
      await expect(admin.accounts.figure('Всего пользователей')).toShowFigure(figures.total_users);
      await expect(admin.accounts.figure('Студентов')).toShowFigure(figures.total_students);
      await expect(admin.accounts.figure('Преподавателей')).toShowFigure(figures.total_teachers);
    });
  },
);
