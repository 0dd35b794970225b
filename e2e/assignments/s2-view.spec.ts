import {
  about,
  expect,
  dashboards,
  daysFromNow,
  russianDateTimePattern,
  withLineBreak,
  anyOf,
  skipOptionalFeature,
  test,
  unique,
  withSpecialCharacters,
  type AssignmentFacts,
} from '../../fixtures';

test(
  'S2 the student views an assignment',
  about({ scenario: 'S2', owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ student, assignments, protocol }) => {
    const deadline = daysFromNow(2, '23:59');
    const description = unique(withLineBreak('Решите 5 уравнений из учебника'));
    const { title } = await assignments.create({
      title: withSpecialCharacters('Домашняя работа: Уравнения'),
      description,
      due_date: deadline.instant,
    });
    const teacher = await assignments.teacher();
    const opened = { needs: ['2.3'] } as const;

    await protocol.step(
      '2.1',
      async () => {
        expect(student.session).toShowSignIn('student', dashboards.student.path);
        await student.opens(dashboards.student);
        await expect(student.dashboard.greeting(student.session.user.first_name)).toBeVisible();
      },
      { needs: [] },
    );
    await protocol.step('2.2', async () => {
      await student.opensListOfAssignments();
      await expect(student.assignments.card(title).heading).toBeVisible();
    });
    await protocol.step('2.3', () => student.opensAssignment(title), { needs: [], opens: true });
    // A list may show an assignment that has no page of its own.
    const seen = (look: (facts: AssignmentFacts) => Promise<void>) => ({
      body: () => look(student.details.facts),
      options: { ...opened, elsewhere: student.onCard(title, ({ facts }) => look(facts)) },
    });
    const described = seen(({ box }) => expect(box).toShowText(description));
    const due = seen(({ deadline: shown }) =>
      expect(shown).toShowMoment(russianDateTimePattern(deadline.instant), 'the deadline in local time'),
    );
    const author = seen((facts) =>
      expect(facts.text(anyOf(`${teacher.first_name} ${teacher.last_name}`, teacher.email))).toBeVisible(),
    );
    const state = seen(({ notSubmitted }) => expect(notSubmitted).toBeVisible());
    const points = seen((facts) => expect(facts.text(/^100 (баллов|points)$/)).toBeVisible());

    await protocol.step('2.4', () => expect(student.details.title(title)).toBeVisible(), {
      ...opened,
      elsewhere: student.onCard(title, ({ heading }) => expect(heading).toBeVisible()),
    });
    await protocol.step('2.5', described.body, described.options);
    await protocol.step('2.6', due.body, due.options);
    await protocol.step('2.7', author.body, author.options);
    await protocol.step('2.8', state.body, state.options);
    await protocol.step('2.9', points.body, points.options);
  },
);

test(
  'S2 the student’s page shows the instructions as the teacher typed them',
  about({
    titleRu: 'страница ученика показывает инструкции так, как их ввёл преподаватель',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const instructions = unique(withLineBreak('Покажите каждый шаг'));
    const { title } = await assignments.create({ instructions, assignedTo: ['student'] });
    skipOptionalFeature(
      !(await student.canDo(() => student.opensAssignment(title))),
      'page of an assignment for the student',
    );
    await expect(student.details.main).toShowText(instructions);
    await student.reloads();
    await expect(student.details.main, 'the page of the assignment after it was loaded again').toContainText(title);
    await expect(student.details.main).toShowText(instructions);
  },
);
