import {
  about,
  expect,
  findMixUps,
  followLinksTo,
  namesInOrder,
  readOwnPages,
  readParts,
  routes,
  skipMissingFeature,
  test,
  textsOfParts,
  textsInResponses,
} from '../../fixtures';

/** Two students of one tutor, or of one teacher, who have nothing in common: each is shown and told with their own data. */

test(
  'T each student of a tutor is shown with the own class and subject in the lists',
  about({
    titleRu: 'каждый ученик тьютора показан в списках со своим классом и предметом',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const students = await families.twoWhoDiffer({ tutor: account });
    const tutor = await signInAs('tutor', account);
    const names = students.map(({ name }) => name);
    const places = await tutor.precondition('T1', async () => {
      await tutor.opensStudents();
      const list = textsOfParts('in the list of students', students, await readParts(tutor, names));
      await tutor.opens(routes.tutorHome);
      return [...list, ...textsOfParts('on the dashboard', students, await readParts(tutor, names))];
    });
    const { wrong, absent } = findMixUps(places, ['name', 'class', 'subject']);
    expect(wrong, 'what the pages show of the wrong student').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

test(
  'T the page of a student is headed by the name of that student, and tells the own class, goal and subject',
  about({
    titleRu: 'страница ученика озаглавлена его именем и показывает его класс, цель и предмет',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const students = await families.twoWhoDiffer({ tutor: account });
    const tutor = await signInAs('tutor', account);
    const opensPageOf = async (name: string) => {
      await tutor.opensStudents();
      await tutor.students.openStudent(name);
    };
    const pages = await tutor.precondition('T2', () =>
      readOwnPages(
        tutor,
        students.map(({ name }) => name),
        opensPageOf,
      ),
    );
    for (const { name, text } of pages) expect.soft(text, `the page that the link «${name}» opens`).toContain(name);
    const { wrong, absent } = findMixUps(textsOfParts('on the page of the student', students, pages), [
      'class',
      'goal',
      'subject',
    ]);
    expect(wrong, 'what the page shows of the wrong student').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);

test(
  'T each link to a student leads to the page of that student',
  about({
    titleRu: 'каждая ссылка на ученика ведёт на страницу этого ученика',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const account = await accounts.create('tutor');
    const names: string[] = [];
    for (let count = 0; count < 3; count += 1)
      names.push((await accounts.create('student', { tutor_id: account.user.id })).fullName);
    const tutor = await signInAs('tutor', account);
    for (const route of [routes.tutorStudents, routes.tutorHome]) {
      const { followed, misleading } = await tutor.precondition('T1', () =>
        followLinksTo(tutor, names, () => tutor.opens(route)),
      );
      await skipMissingFeature(followed.length === 0, `links to the students on the page ${route.path}`);
      expect.soft(misleading, `links of ${route.path} to another student`).toEqual([]);
      expect.soft([...new Set(followed)].sort(), `students with a link on ${route.path}`).toEqual([...names].sort());
    }
  },
);

for (const role of ['tutor', 'teacher'] as const) {
  test(
    `T the API tells a ${role} of each student the own class, goal and subject`,
    about({
      titleRu: `API сообщает о каждом ученике его класс, цель и предмет (${role === 'tutor' ? 'тьютору' : 'преподавателю'})`,
      scenario: 'T',
      cases: [],
      owner: 'families',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, families }) => {
      const account = await accounts.create(role);
      const students = await families.twoWhoDiffer(
        { tutor: { tutor: account }, teacher: {} }[role],
        { tutor: undefined, teacher: account }[role],
      );
      const session = await accounts.signIn(account);
      const read = async () => textsInResponses(await families.listsOfStudents(session, role), students);
      const places = await read();
      await skipMissingFeature(places.length === 0, 'list of students that names them');
      expect
        .soft(namesInOrder(await read()), 'the students of each list at a second read')
        .toEqual(namesInOrder(places));
      expect(
        findMixUps(places, ['name', 'class', 'goal', 'subject']).wrong,
        'what the API tells of the wrong student',
      ).toEqual([]);
    },
  );
}

test(
  'S1 the dashboard of a teacher shows each student with the own class and subject',
  about({
    titleRu: 'кабинет преподавателя показывает каждого ученика с его классом и предметом',
    scenario: 'S1',
    cases: [],
    owner: 'families',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('teacher');
    const students = await families.twoWhoDiffer({}, account);
    const teacher = await signInAs('teacher', account);
    const seen = await teacher.blockedUnless('the dashboard does not list the students', async () => {
      await teacher.opens(routes.teacherHome);
      return readParts(
        teacher,
        students.map(({ name }) => name),
      );
    });
    const { wrong, absent } = findMixUps(textsOfParts('on the dashboard', students, seen), [
      'name',
      'class',
      'subject',
    ]);
    expect(wrong, 'what the page shows of the wrong student').toEqual([]);
    await skipMissingFeature(absent.length > 0, absent.join(', '));
  },
);
