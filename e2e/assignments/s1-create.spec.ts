import { about, endpoints, expect, homes, inDays, test, unique } from '../../fixtures';

test(
  'S1 the teacher creates an assignment and publishes it',
  about({ scenario: 'S1', owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ teacher, assignments, protocol }) => {
    const title = unique('Домашняя работа: Уравнения');
    const description = unique('Решите 5 уравнений из учебника');
    const deadline = inDays(2, '23:59');
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const form = teacher.createDialog;

    await protocol.step('1.1', async () => {
      expect(teacher.session).toShowSignIn('teacher', homes.teacher.path);
      await teacher.opens(homes.teacher);
      await expect(teacher.dashboard.title).toBeVisible();
    });
    await protocol.step('1.2', async () => {
      await teacher.opensAssignments();
      await expect(teacher.assignments.createButton).toBeVisible();
    });
    await protocol.step('1.3', async () => {
      await teacher.assignments.pressCreate();
      await expect(form.box).toBeVisible();
    });
    await protocol.step('1.4', async () => {
      await form.typeTitle(title);
      await expect(form.titleField).toHaveValue(title);
    });
    await protocol.step('1.5', async () => {
      await form.typeDescription(description);
      await expect(form.descriptionField).toHaveValue(description);
    });
    await protocol.step('1.6', async () => {
      await form.setDue(deadline.local);
      await expect(form.dueField).toHaveValue(deadline.local);
    });
    await protocol.step('1.7', async () => {
      await form.setPoints(100);
      await expect(form.pointsField).toHaveValue('100');
    });
    await protocol.step('1.8', async () => {
      await form.choose(anna.full_name);
      await form.choose(dmitry.full_name);
      await expect(form.studentBox(anna.full_name)).toBeChecked();
      await expect(form.studentBox(dmitry.full_name)).toBeChecked();
    });
    const created = await protocol.step('1.9', async () => {
      const answer = await teacher.succeeds(endpoints.createAssignment, () => form.publish());
      assignments.adopt(answer);
      expect(answer.status, 'the state that the server answers').toBe('published');
      return answer;
    });
    await protocol.step('1.10', async () => {
      await teacher.opensAssignments();
      const card = teacher.assignments.card(title);
      await expect(card.heading).toBeVisible();
      await expect(card.box).toContainText(description);
    });

    const api = await assignments.as('teacher');
    await protocol.step('S1.a', async () => {
      const incomplete = { title: unique('Без одного поля'), description: unique('Не должно быть создано') };
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      for (const field of ['title', 'description', 'deadline', 'points'] as const) {
        await form.typeTitle(incomplete.title);
        await form.typeDescription(incomplete.description);
        await form.setDue(deadline.local);
        await form.setPoints(100);
        await form.clear(field);
        const attempt = await teacher.attempts(endpoints.createAssignment, form.publishButton, () => form.publish());
        expect(attempt, `without ${field}`).toComeToNothing();
      }
      const stored = (await api.list()).filter((entry) => entry.title === incomplete.title || entry.description === incomplete.description);
      expect(stored, 'assignments that the server stored although a field was missing').toEqual([]);
    });
    await protocol.step('S1.b', async () => {
      expect((await api.read(created.id)).due_date, 'the stored deadline').toEqual(deadline.instant);
    });
    await protocol.step('S1.c', async () => {
      const { assigned_to } = await api.read(created.id);
      expect([...assigned_to].sort(), 'ids of the students it is stored for').toEqual([anna.id, dmitry.id].sort());
    });
    await protocol.step('S1.d', async () => {
      expect((await api.read(created.id)).status, 'the stored state').toBe('published');
    });
    await protocol.step('S1.e', async () => {
      expect((await api.read(created.id)).type, 'the stored type').toBe('homework');
    });
  },
);
