import { about, blocked, endpoints, expect, dashboards, daysFromNow, test, unique } from '../../fixtures';

test(
  'S6 a deadline that has passed, from the teacher to the late answer',
  about({
    scenario: 'S6',
    cases: [
      '6.1',
      '6.2',
      '6.3',
      '6.4',
      '6.5',
      '6.6',
      '6.7',
      '6.8',
      '6.9',
      '6.10',
      '6.11',
      '6.12',
      '6.13',
      '6.14',
      '6.15',
      '6.16',
    ],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, secondStudent, assignments, protocol }) => {
    const title = unique('Задание с пройденным дедлайном');
    const passed = daysFromNow(-1, '12:00');
    const dmitry = await assignments.person('secondStudent');
    const form = teacher.createDialog;
    assignments.deleteTitledAfterTest(title);
    const inForm = { needs: ['6.2'] } as const;

    await protocol.step(
      '6.1',
      async () => {
        expect(teacher.session).toShowSignIn('teacher', dashboards.teacher.path);
        await teacher.opens(dashboards.teacher);
        await expect(teacher.dashboard.title).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '6.2',
      async () => {
        await teacher.opensAssignments();
        await teacher.assignments.pressCreate();
        await expect(form.box).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '6.3',
      async () => {
        await form.typeTitle(title);
        await expect(form.titleField).toHaveValue(title);
      },
      inForm,
    );
    await protocol.step(
      '6.4',
      async () => {
        await form.typeDescription('Ответы принимаются с опозданием');
        await expect(form.descriptionField).toHaveValue('Ответы принимаются с опозданием');
        await form.typeInstructions('Покажите ход решения');
      },
      inForm,
    );
    await protocol.step(
      '6.5',
      async () => {
        await form.setStart(daysFromNow(-2, '12:00').local);
        await form.setDue(passed.local);
        await expect(form.dueField).toHaveValue(passed.local);
      },
      inForm,
    );
    await protocol.step(
      '6.6',
      async () => {
        await form.setPoints(100);
        await expect(form.pointsField).toHaveValue('100');
      },
      inForm,
    );
    await protocol.step(
      '6.7',
      async () => {
        await form.choose(dmitry.full_name);
        await expect(form.studentBox(dmitry.full_name)).toBeChecked();
      },
      inForm,
    );
    // This step checks whether an assignment with a past deadline can be published at all. Case 1.9 covers the form's
    // publish control, so the form saves a draft and the API publishes it: S6 also runs when that control is missing.
    const late = await protocol.step(
      '6.8',
      async () => {
        const draft = await assignments.deleteAfterTest(
          await teacher.expectSuccess(endpoints.createAssignment, () => form.save()),
        );
        const published = await assignments.publish(draft, { allow_late_submission: true });
        expect(published).toMatchObject({ status: 'published', due_date: passed.instant });
        return published;
      },
      {
        needs: ['6.2', '6.3', '6.4', '6.5', '6.6', '6.7'],
        fallback: () =>
          assignments.overdue({
            title: 'Задание с пройденным дедлайном',
            assignedTo: ['secondStudent'],
            allow_late_submission: true,
          }),
      },
    );
    const tooLate = await assignments.overdue({
      title: 'Задание со строгим сроком',
      assignedTo: ['secondStudent'],
      allow_late_submission: false,
    });

    await protocol.step(
      '6.9',
      async () => {
        expect(secondStudent.session).toShowSignIn('student', dashboards.student.path);
        await secondStudent.opens(dashboards.student);
        await expect(secondStudent.dashboard.greeting(secondStudent.session.user.first_name)).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step('6.10', () => secondStudent.findsInEitherList(late.title));
    await protocol.step('6.11', () => secondStudent.opensGradedAssignment(late.title), {
      needs: [],
      opens: true,
    });
    await protocol.step('6.12', () => expect(secondStudent.details.deadlineWarning).toBeVisible(), {
      needs: ['6.11'],
      elsewhere: secondStudent.onCard(late.title, ({ facts }) => expect(facts.overdue).toBeVisible()),
    });
    await protocol.step('6.13', async () => {
      await expect(assignments.submitted(tooLate, 'secondStudent', { content: 'Опоздавший ответ' })).toBeRefused(
        [400, 403, 409],
        'an answer after the deadline',
      );
      expect(
        await secondStudent.canStillSubmit(late.title),
        'whether the page lets him send where late answers are allowed',
      ).toBe(true);
      expect(
        await secondStudent.canStillSubmit(tooLate.title),
        'whether the page lets him send where late answers are refused',
      ).toBe(false);
      await expect(secondStudent.details.closedNotice, 'sentence that late answers are refused here').toBeVisible();
    });
    const submission = await protocol.step(
      '6.14',
      async () => {
        await secondStudent.opensSubmitFormAnywhere(late.title);
        await secondStudent.submitDialog.typeContent(LATE_SUBMISSION);
        await secondStudent.expectSuccess(endpoints.submitAssignment, () => secondStudent.submitDialog.send());
        const stored = await assignments.submissionOf(late, 'secondStudent');
        expect(stored).toMatchObject({ content: LATE_SUBMISSION, status: 'submitted', is_late: true });
        return stored;
      },
      {
        needs: [],
        opens: true,
        fallback: () => assignments.submittedIfPossible(late, 'secondStudent', { content: LATE_SUBMISSION }),
      },
    );
    await protocol.step(
      '6.15',
      async () => {
        await secondStudent.opensGradedAssignment(late.title);
        await expect(secondStudent.details.facts.late).toBeVisible();
      },
      {
        needs: ['6.11'],
        elsewhere: secondStudent.onCard(late.title, async ({ facts }) => {
          if (submission === undefined) throw blocked('6.14', 'no late answer is stored');
          await expect(facts.late).toBeVisible();
        }),
      },
    );
    await protocol.step('6.16', async () => {
      if (submission === undefined) throw blocked('6.14', 'no late answer is stored');
      await teacher.opensSubmissions(late.title);
      await expect(teacher.submissions.late(dmitry.full_name)).toBeVisible();
    });
  },
);

const LATE_SUBMISSION = 'Прошу прощения за опоздание.';
