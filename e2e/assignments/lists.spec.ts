import { about, expect, test } from '../../fixtures';

/** Exceeds the longest page of a list on any known build, which is 20. */
const COUNT = 23;

test(
  'S1 a teacher with many assignments finds each of them once in the list, the newest first',
  about({ scenario: 'S1', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ accounts, assignments }) => {
    const teacher = await accounts.signIn(await accounts.create('teacher'));
    const titles = await assignments.manyBy(teacher, COUNT);
    const own = (await assignments.titlesAtRest(teacher)).filter((title) => titles.includes(title));
    expect(own, 'the own assignments over all pages of the list').toEqual([...titles].reverse());
  },
);
