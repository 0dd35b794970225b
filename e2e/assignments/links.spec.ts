import { about, expect, followLinksTo, routes, skipMissingFeature, test } from '../../fixtures';

/** Assignments in each state are present, so that a list without some of them counts differently than the whole one. */

test(
  'S2 each link of the student’s dashboard leads to the assignment that it names, also beside graded and closed ones',
  about({
    titleRu: 'каждая ссылка кабинета ученика ведёт к своему заданию, и рядом с оценёнными и закрытыми',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ states, signInAs }) => {
    const { student: account, titles } = await states.all();
    const student = await signInAs('student', account);
    const { followed, misleading } = await student.blockedUnless('the dashboard of the student does not open', () =>
      followLinksTo(student, Object.values(titles), () => student.opens(routes.studentHome)),
    );
    await skipMissingFeature(followed.length === 0, 'links to assignments on the dashboard of the student');
    expect(misleading, 'links to another assignment').toEqual([]);
  },
);

test(
  'S2 «Подробнее» of each card opens the assignment of that card, in both lists',
  about({
    titleRu: '«Подробнее» каждой карточки открывает задание этой карточки, в обоих списках',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ states, signInAs }) => {
    const {
      student: account,
      titles: { open = '', submitted = '', graded = '', returned = '' },
    } = await states.all();
    const student = await signInAs('student', account);
    const expected = [open, submitted, graded, returned].filter((title) => title !== '');
    const opened: string[] = [];
    await student.blockedUnless('the assignments of the student have no pages', () =>
      student.opensGradedAssignment(open),
    );
    for (const title of expected) {
      await student.opensGradedAssignment(title);
      opened.push(await student.details.mainHeading.innerText());
    }
    expect(opened, 'the headings of the pages that the cards open').toEqual(expected);
  },
);
