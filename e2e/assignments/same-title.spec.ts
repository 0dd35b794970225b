import { about, expect, test } from '../../fixtures';

test(
  'S1 two assignments of one title are two assignments, each with its own answer',
  about({
    titleRu: 'два задания с одним названием — два задания, у каждого свой ответ',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const [first, other] = [
      await assignments.create({ title: 'Домашняя работа', assignedTo: ['student'] }),
      await assignments.create({ title: 'Ещё одна', assignedTo: ['student'] }),
    ];
    const second = await assignments.changeIfPossible(other, { title: first.title });
    expect(second?.title, 'the title that another assignment of the teacher has, too').toBe(first.title);
    for (const who of ['teacher', 'student'] as const) {
      const listed = (await (await assignments.as(who)).list()).filter(({ title }) => title === first.title);
      expect
        .soft(listed.map(({ id }) => id).sort(), `the assignments of this title in the list of the ${who}`)
        .toEqual([first.id, other.id].sort());
    }
    await assignments.submitted(first, 'student', { content: 'К первому' });
    await assignments.submitted(other, 'student', { content: 'Ко второму' });
    expect(
      [await assignments.submissionOf(first, 'student'), await assignments.submissionOf(other, 'student')],
      'the answers to both assignments',
    ).toMatchObject([{ content: 'К первому' }, { content: 'Ко второму' }]);
  },
);
