import { about, expect, test } from '../../fixtures';

/** Exceeds the longest page of a list on any known build, which is 20. */
const COUNT = 23;

test(
  'S1 the list of assignments contains each assignment once across its pages, the newest first',
  about({ scenario: 'S1', cases: [], owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ accounts, assignments }) => {
    const teacher = await accounts.signIn(await accounts.create('teacher'));
    const titles = await assignments.publishMany(teacher, COUNT);
    const own = (await assignments.titlesInList(teacher)).filter((title) => titles.includes(title));
    expect(own, 'the own assignments over all pages of the list').toEqual([...titles].reverse());
  },
);
