import { about, expect, readOneByOne, routes, skipMissingFeature, test } from '../fixtures';

/** A page of a list asks for the list, and not for each of its entries: with fifty of them it would send fifty requests. */

test(
  'S2 the lists of assignments and the start pages read no entry one by one',
  about({
    titleRu: 'списки заданий и стартовые страницы не запрашивают записи по одной',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ student, teacher, assignments }) => {
    const assign = () => assignments.create({ assignedTo: ['student'] });
    const all = await Promise.all([assign(), assign(), assign(), assign(), assign()]);
    const last = all.at(-1)?.title ?? '';
    const read = [
      ...(await readOneByOne(student, () =>
        student.precondition('2.2', async () => {
          await student.opensListOfAssignments();
          await expect(student.assignments.card(last).heading).toBeVisible();
        }),
      )),
      ...(await readOneByOne(student, () => student.opens(routes.studentHome))),
      ...(await readOneByOne(teacher, () =>
        teacher.precondition('1.2', async () => {
          await teacher.opensListOfAssignments();
          await expect(teacher.assignments.card(last).heading).toBeVisible();
        }),
      )),
      ...(await readOneByOne(teacher, () => teacher.opens(routes.teacherHome))),
    ];
    // No document asks for it, so it is a finding on other builds.
    await skipMissingFeature(read.length > 0, `list that is read at once (${[...new Set(read)].join(', ')})`);
  },
);
