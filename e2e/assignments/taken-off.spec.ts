import { about, expect, skipMissingFeature, test } from '../../fixtures';

/** What a student has done elsewhere does not keep an assignment. */

test(
  'S1 a student who has answered another assignment is taken off this one like any other',
  about({
    titleRu: 'с ученика, ответившего на другое задание, это задание снимается, как с любого другого',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const answered = await assignments.create({ title: 'Уже с ответом', assignedTo: ['student'] });
    await assignments.submitted(answered, 'student', { content: 'Ответ на другое задание' });
    const homework = await assignments.create({ title: 'Для двоих', assignedTo: ['student', 'secondStudent'] });
    const isOffered = (await assignments.changeIfPossible(homework, { assigned_to: [anna.id] })) !== undefined;
    await skipMissingFeature(!isOffered, 'change of the students of an assignment');
    // The student whose answer belongs to another assignment is taken off; a refusal ends the test.
    await (await assignments.as('teacher')).change(homework.id, { assigned_to: [dmitry.id] });
    const listed = await (await assignments.as('student')).list();
    expect(
      listed.map(({ title }) => title),
      'the list of that student',
    ).not.toContain(homework.title);
  },
);
