import {
  about,
  expect,
  followAReport,
  followAccounts,
  followAnAnswer,
  followAnAssignment,
  followDeactivations,
  skipMissingFeature,
  test,
} from '../../fixtures';

/**
 * A change has its effects and no others: everything that the API tells six people is read before and after each change.
 */

test(
  'S1 what happens to an assignment leaves the other assignments and all people as they were',
  about({
    titleRu: 'изменения одного задания не трогают другие задания и людей',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ school, assignments }) => {
    const { done, wrong } = await followAnAssignment(await school.create(), assignments);
    await skipMissingFeature(done.length + wrong.length === 0, 'change of an assignment');
    expect(wrong, 'what else changed').toEqual([]);
  },
);

test(
  'S4 an answer and its grades leave the classmate and all other work as they were',
  about({
    titleRu: 'ответ и его оценки не трогают одноклассника и другие работы',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ school }) => {
    const { done, wrong } = await followAnAnswer(await school.create());
    await skipMissingFeature(done.length + wrong.length === 0, 'answer to an assignment');
    expect(wrong, 'what else changed').toEqual([]);
  },
);

test(
  'BW what the admin changes of one account leaves everything else as it was',
  about({
    titleRu: 'изменение одной учётной записи не трогает ничего другого',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ school, accounts }) => {
    const { done, wrong } = await followAccounts(await school.create(), accounts);
    await skipMissingFeature(done.length + wrong.length === 0, 'change of an account');
    expect(wrong, 'what else changed').toEqual([]);
  },
);

test(
  'BW the deactivation of a teacher, a tutor or a parent leaves the work of all others as it was',
  about({
    titleRu: 'деактивация преподавателя, тьютора или родителя не трогает работу остальных',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ school, accounts }) => {
    const all = await followDeactivations(await school.create(), accounts);
    await skipMissingFeature(
      all.every(({ done }) => done.length === 0),
      'deactivation of an account',
    );
    expect(
      all.flatMap(({ wrong }) => wrong),
      'what else changed',
    ).toEqual([]);
  },
);

test(
  'T a report leaves everything but the reports as it was',
  about({
    titleRu: 'отчёт тьютора не трогает ничего, кроме отчётов',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent', 'student', 'teacher'],
    changesData: true,
  }),
  async ({ school }) => {
    const { done, wrong } = await followAReport(await school.create());
    await skipMissingFeature(done.length + wrong.length === 0, 'report of a tutor');
    expect(wrong, 'what else changed').toEqual([]);
  },
);
