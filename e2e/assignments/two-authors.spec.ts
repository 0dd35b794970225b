import {
  about,
  compareFacts,
  daysFromNow,
  expect,
  findMixUps,
  readOwnPages,
  readParts,
  routes,
  skipMissingFeature,
  test,
  textsOfParts,
  textsInResponses,
  tutorStudent,
  unique,
  type AssignmentText,
} from '../../fixtures';

/** Assignments of two teachers in one list: each is told and shown with its own author. */

/** Compares deadline and type of each entry. */
function wrongFacts(
  entries: readonly { name: string; lines?: string }[],
  facts: Readonly<Record<string, AssignmentText['facts']>>,
): readonly string[] {
  return compareFacts(
    entries.map(({ name, lines = '' }) => ({ place: `the entry «${name}»`, text: lines, facts: facts[name] ?? {} })),
  ).wrong;
}

test(
  'S2 assignments of two teachers in one list are told and shown with their own authors',
  about({
    titleRu: 'задания двух преподавателей в одном списке показаны каждое со своим автором',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['student', 'parent', 'tutor'],
    changesData: true,
  }),
  async ({ accounts, assignments, families, signInAs }) => {
    const [parentAccount, tutorAccount, author] = [
      await accounts.create('parent'),
      await accounts.create('tutor'),
      await accounts.create('teacher'),
    ];
    const child = await families.sibling({ parent: parentAccount, tutor: tutorAccount });
    const second = await assignments.publishedBy(await accounts.signIn(author), {
      title: unique('Контрольная другого учителя'),
      studentId: child.user.id,
      type: 'test',
      due_date: daysFromNow(5, '14:25').instant,
    });
    const { first_name, last_name } = await assignments.teacher();
    const records = [
      { name: child.open.title, marks: { author: `${first_name} ${last_name}` } },
      { name: second.title, marks: { author: author.fullName } },
    ];
    const titles = records.map(({ name }) => name);

    const [parent, tutor, student] = [
      await signInAs('parent', parentAccount),
      await signInAs('tutor', tutorAccount),
      await signInAs('student', child),
    ];
    const received = [
      ...(await parent.precondition('P2', () => parent.opensCollecting(routes.parentChild, child.user.id))),
      ...(await tutor.precondition('T2', () => tutor.typesAddressOf(tutorStudent, child.user.id))),
      ...(await student.precondition('2.1', () => student.opensCollecting(routes.studentAssignments))),
      ...(await assignments.listsOf({ parent: parent.api, tutor: tutor.api, student: student.api })),
    ];
    const lists = findMixUps(textsInResponses(received, records), ['author']);
    expect.soft(lists.wrong, 'what the API tells of the wrong author').toEqual([]);

    const ofParent = await parent.precondition('P2', () => readParts(parent, titles));
    const ofTutor = await tutor.precondition('T2', () => readParts(tutor, titles));
    const facts = {
      [child.open.title]: { due: child.open.due_date, type: 'Домашнее задание' },
      [second.title]: { due: second.due_date, type: 'Тест' },
    };
    expect.soft(wrongFacts([...ofParent, ...ofTutor], facts), 'what an entry tells of the other one').toEqual([]);
    const pages = findMixUps(
      [
        ...textsOfParts('on the page of the child', records, ofParent),
        ...textsOfParts('on the tutor’s page of the student', records, ofTutor),
        ...textsOfParts(
          'on the page of the assignment',
          records,
          await student.precondition('2.3', () =>
            readOwnPages(student, titles, (title) => student.opensAssignment(title)),
          ),
        ),
      ],
      ['author'],
    );
    expect(pages.wrong, 'what the pages show of the wrong author').toEqual([]);
    await skipMissingFeature(pages.absent.length > 0, pages.absent.join(', '));
  },
);
