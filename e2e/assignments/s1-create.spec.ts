import {
  about,
  requireResult,
  endpoints,
  expect,
  dashboards,
  daysFromNow,
  withLineBreak,
  test,
  unique,
  type AssignmentRecord,
} from '../../fixtures';

test(
  'S1 the teacher creates an assignment and publishes it',
  about({ scenario: 'S1', owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ teacher, assignments, protocol }) => {
    const title = unique('Домашняя работа: Уравнения');
    const description = unique(withLineBreak('Решите 5 уравнений из учебника'));
    const instructions = withLineBreak('Покажите ход решения');
    const [start, deadline] = [daysFromNow(0, '00:01'), daysFromNow(2, '23:59')];
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const form = teacher.createDialog;
    assignments.deleteTitledAfterTest(title);

    await protocol.step('1.1', async () => {
      expect(teacher.session).toShowSignIn('teacher', dashboards.teacher.path);
      await teacher.opens(dashboards.teacher);
      await expect(teacher.dashboard.title).toBeVisible();
    });
    await protocol.step('1.2', () => teacher.opensListOfAssignments(), { needs: [] });
    await protocol.step(
      '1.3',
      async () => {
        await teacher.opensAssignments();
        await teacher.assignments.pressCreate();
        await expect(form.box).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step(
      '1.4',
      async () => {
        await form.typeTitle(title);
        await expect(form.titleField).toHaveValue(title);
      },
      { needs: ['1.3'] },
    );
    await protocol.step(
      '1.5',
      async () => {
        await form.typeDescription(description);
        await expect(form.descriptionField).toHaveValue(description);
        // The protocol does not require this field, but the server of some builds does.
        await form.typeInstructions(instructions);
      },
      { needs: ['1.3'] },
    );
    await protocol.step(
      '1.6',
      async () => {
        await form.setStart(start.local);
        await form.setDue(deadline.local);
        await expect(form.dueField).toHaveValue(deadline.local);
      },
      { needs: ['1.3'] },
    );
    await protocol.step(
      '1.7',
      async () => {
        await form.setPoints(100);
        await expect(form.pointsField).toHaveValue('100');
      },
      { needs: ['1.3'] },
    );
    await protocol.step(
      '1.8',
      async () => {
        await form.choose(anna.full_name);
        await form.choose(dmitry.full_name);
        await expect(form.studentBox(anna.full_name)).toBeChecked();
        await expect(form.studentBox(dmitry.full_name)).toBeChecked();
      },
      { needs: ['1.3'] },
    );
    // Also kept when 1.9 fails: what the form has stored is judged by the later steps all the same.
    let created: AssignmentRecord | undefined;
    const { stored, byForm, state } = await protocol.step(
      '1.9',
      async () => {
        const response = await teacher.expectSuccess(endpoints.createAssignment, () => form.publish());
        const assignment = await assignments.deleteAfterTest(response);
        created = assignment;
        expect(assignment.status, 'the stored state').toBe('published');
        expect(assignment, 'what was typed and what is stored').toMatchObject({ title, description, max_score: 100 });
        expect(
          { instructions: assignment.instructions, start: assignment.start_date },
          'what was typed and what is stored',
        ).toEqual({ instructions, start: start.instant });
        return { stored: assignment, byForm: true, state: assignment.status };
      },
      {
        needs: ['1.3', '1.4', '1.5', '1.6', '1.7', '1.8'],
        // The form may still save a draft, which the API publishes: the test can then still check the data that the
        // form stores.
        fallback: async () => {
          if (created !== undefined)
            return {
              stored: created.status === 'published' ? created : await assignments.publish(created),
              byForm: true,
              state: created.status,
            };
          const draft = await teacher.savesDraft();
          if (draft !== undefined) {
            const kept = await assignments.deleteAfterTest(draft);
            return { stored: await assignments.publish(kept), byForm: true, state: kept.status };
          }
          const prepared = await assignments.create({
            title: 'Домашняя работа: Уравнения',
            description,
            due_date: deadline.instant,
          });
          return { stored: prepared, byForm: false, state: prepared.status };
        },
      },
    );
    await protocol.step(
      '1.10',
      async () => {
        await teacher.opensListOfAssignments();
        const card = teacher.assignments.card(stored.title);
        await expect(card.heading).toBeVisible();
        await expect(card.box).toShowText(description);
      },
      { needs: [] },
    );

    const api = await assignments.as('teacher');
    const storedByForm = async () => {
      requireResult('1.9', byForm, 'the form stores no assignment');
      return api.read(stored.id);
    };
    await protocol.step(
      'S1.a',
      async () => {
        const incomplete = { title: unique('Без одного поля'), description: unique('Не должно быть создано') };
        assignments.deleteTitledAfterTest(incomplete.title);
        for (const field of ['title', 'description', 'deadline', 'points'] as const) {
          await teacher.opensAssignments();
          await teacher.assignments.pressCreate();
          await form.typeTitle(incomplete.title);
          await form.typeDescription(incomplete.description);
          await form.typeInstructions('Покажите ход решения');
          await form.setStart(daysFromNow(0, '00:01').local);
          await form.setDue(deadline.local);
          await form.setPoints(100);
          await form.clear(field);
          const attempt = await teacher.attempts(endpoints.createAssignment, form.anySaveButton, () => form.save());
          expect.soft(attempt, `without ${field}`).toHaveNoEffect();
        }
        const kept = (await api.list()).filter(
          (entry) => entry.title === incomplete.title || entry.description === incomplete.description,
        );
        expect(kept, 'assignments that the server stored although a field was missing').toEqual([]);
      },
      { needs: ['1.3'] },
    );
    await protocol.step(
      'S1.b',
      async () => {
        expect((await storedByForm()).due_date, 'the stored deadline').toEqual(deadline.instant);
      },
      { needs: [] },
    );
    await protocol.step(
      'S1.c',
      async () => {
        const { assigned_to = [] } = await storedByForm();
        expect([...assigned_to].sort(), 'ids of the students it is stored for').toEqual([anna.id, dmitry.id].sort());
      },
      { needs: [] },
    );
    await protocol.step(
      'S1.d',
      async () => {
        await storedByForm();
        expect(state, 'the state in which the form stored it').toBe('published');
      },
      { needs: [] },
    );
    await protocol.step(
      'S1.e',
      async () => {
        expect((await storedByForm()).type, 'the stored type').toBe('homework');
      },
      { needs: [] },
    );
  },
);
