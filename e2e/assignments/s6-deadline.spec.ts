import { about, endpoints, expect, homes, inDays, test, unique } from '../../fixtures';

test(
  'S6 a deadline that has passed, from the teacher to the late answer',
  about({
    scenario: 'S6',
    cases: ['6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '6.7', '6.8', '6.9', '6.10', '6.11', '6.12', '6.13', '6.14', '6.15', '6.16'],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, secondStudent, assignments, protocol }) => {
    const title = unique('Задание с пройденным дедлайном');
    const passed = inDays(-1, '12:00');
    const dmitry = await assignments.person('secondStudent');
    const form = teacher.createDialog;

    await protocol.step('6.1', async () => {
      expect(teacher.session).toShowSignIn('teacher', homes.teacher.path);
      await teacher.opens(homes.teacher);
      await expect(teacher.dashboard.title).toBeVisible();
    });
    await protocol.step('6.2', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await expect(form.box).toBeVisible();
    });
    await protocol.step('6.3', async () => {
      await form.typeTitle(title);
      await expect(form.titleField).toHaveValue(title);
    });
    await protocol.step('6.4', async () => {
      await form.typeDescription('Ответы принимаются с опозданием');
      await expect(form.descriptionField).toHaveValue('Ответы принимаются с опозданием');
    });
    await protocol.step('6.5', async () => {
      await form.setStart(inDays(-2, '12:00').local);
      await form.setDue(passed.local);
      await expect(form.dueField).toHaveValue(passed.local);
    });
    await protocol.step('6.6', async () => {
      await form.setPoints(100);
      await expect(form.pointsField).toHaveValue('100');
    });
    await protocol.step('6.7', async () => {
      await form.choose(dmitry.full_name);
      await expect(form.studentBox(dmitry.full_name)).toBeChecked();
    });
    // What is asked here is whether a past deadline can be given out at all. The form's own publish control is 1.9's
    // matter, so the form keeps a draft and the API publishes it: S6 stands also where that control is missing.
    const late = await protocol.step(
      '6.8',
      async () => {
        const draft = await teacher.succeeds(endpoints.createAssignment, () => form.saveDraft());
        assignments.adopt(draft);
        const published = await assignments.publish(draft, { allow_late_submission: true });
        expect(published).toMatchObject({ status: 'published', due_date: passed.instant });
        return published;
      },
      () => assignments.overdue({ title, assignedTo: ['secondStudent'], allow_late_submission: true }),
    );
    const tooLate = await assignments.overdue({ title: 'Задание со строгим сроком', assignedTo: ['secondStudent'], allow_late_submission: false });

    await protocol.step('6.9', async () => {
      expect(secondStudent.session).toShowSignIn('student', homes.student.path);
      await secondStudent.opens(homes.student);
      await expect(secondStudent.dashboard.greeting(secondStudent.session.user.first_name)).toBeVisible();
    });
    await protocol.step('6.10', async () => {
      await secondStudent.opensAssignments();
      await expect(secondStudent.assignments.card(late.title).heading).toBeVisible();
    });
    await protocol.step('6.11', () => secondStudent.opensAssignment(late.title));
    await protocol.step('6.12', () => expect(secondStudent.details.deadlineWarning).toBeVisible());
    await protocol.step('6.13', async () => {
      await expect(secondStudent.details.submitButton, 'late answers are allowed here').toBeEnabled();
      await secondStudent.opensAssignment(tooLate.title);
      await expect(secondStudent.details.closedNotice, 'late answers are refused here, and the page says so').toBeVisible();
      await expect(secondStudent.details.submitButton).toBeHidden();
      await expect(assignments.answered(tooLate, 'secondStudent', { content: 'Опоздавший ответ' })).toBeRefused([400, 403, 409], 'an answer after the deadline');
    });
    await protocol.step('6.14', async () => {
      await secondStudent.opensAssignment(late.title);
      await secondStudent.details.pressSubmit();
      await secondStudent.submitDialog.typeAnswer('Прошу прощения за опоздание.');
      const answer = await secondStudent.succeeds(endpoints.submitAnswer, () => secondStudent.submitDialog.send());
      expect(answer).toMatchObject({ status: 'submitted', is_late: true });
    });
    await protocol.step('6.15', async () => {
      await secondStudent.opensAssignment(late.title);
      await expect(secondStudent.details.late).toBeVisible();
    });
    await protocol.step('6.16', async () => {
      await teacher.opensAnswers(late.title);
      await expect(teacher.answers.late(dmitry.full_name)).toBeVisible();
    });
  },
);
