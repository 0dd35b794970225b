import {
  about,
  accountKinds,
  expect,
  readLongTable,
  russianRole,
  skipMissingFeature,
  test,
  unique,
  type AccountKind,
} from '../../fixtures';

/** Three pages of the length that the page asks for at first. */
const LENGTH = 45;

for (const kind of accountKinds) {
  test(
    `BU the table of accounts (${kind}) shows every account once over its pages, and follows its filters`,
    about({
      titleRu: `таблица учётных записей (${russianRole(kind)}) показывает каждую запись один раз и слушается фильтров`,
      scenario: 'BU',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const { sent, shown } = await readLongTable(admin, kind, LENGTH);
      expect(shown, 'the accounts over all pages of the table').toEqual(sent);

      const active = await accounts.create(kind);
      const inactive = await accounts.create(kind, { last_name: active.user.last_name });
      await administration.deactivate(inactive.user.id);
      const section = await admin.finds(kind, active.user.last_name);
      await expect(section.rows.first()).toBeVisible();
      await skipMissingFeature(
        (await section.filter('Статус').count()) === 0,
        `filter «Статус» for the accounts of a ${kind}`,
      );
      await section.pickFilter('Статус', 'Активные');
      await expect.poll(() => section.emails(), 'the active accounts').toEqual([active.email]);
      await section.pickFilter('Статус', 'Неактивные');
      await expect.poll(() => section.emails(), 'the inactive accounts').toEqual([inactive.email]);
      await section.pickFilter('Статус', 'Все');
      await expect
        .poll(() => section.emails(), 'all accounts, the newest first')
        .toEqual([inactive.email, active.email]);
    },
  );
}

test(
  'BU the students can be filtered by class and by tutor',
  about({
    titleRu: 'учеников можно отобрать по классу и по тьютору',
    scenario: 'BU',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const tutor = await accounts.create('tutor');
    // Each class is a part of the other: a filter must compare the whole class.
    const eleventh = await accounts.create('student', { grade: '11', tutor_id: tutor.user.id });
    const { last_name } = eleventh.user;
    const first = await accounts.create('student', { grade: '1', last_name });
    const students = await admin.finds('student', last_name);
    await expect.poll(() => students.emails(), 'both students').toEqual([first.email, eleventh.email]);
    await students.typeClass('1');
    await expect.poll(() => students.emails(), 'the students of class 1').toEqual([first.email]);
    await students.typeClass('11');
    await expect.poll(() => students.emails(), 'the students of class 11').toEqual([eleventh.email]);
    await students.typeClass('');
    // Without both students here, a filter that does nothing could not be told from one that works.
    await expect
      .poll(() => students.emails(), 'both students again, of every class')
      .toEqual([first.email, eleventh.email]);
    await students.pickFilter('Тьютор', tutor.fullName);
    await expect.poll(() => students.emails(), 'the students of the tutor').toEqual([eleventh.email]);
  },
);

for (const [list, kind] of [
  ['students', 'student'],
  ['parents', 'parent'],
] as const) {
  test(
    `BU the pages of the list of ${list} over the API contain each account once, the newest first`,
    about({
      titleRu: `страницы списка в API (${russianRole(kind)}) содержат каждую запись один раз, новые первыми`,
      scenario: 'BU',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ accounts, administration }) => {
      const older = await accounts.create(kind);
      const newer = await accounts.create(kind, { last_name: older.user.last_name });
      const emails = await administration.emailsByPages(list, older.user.last_name);
      await skipMissingFeature(emails === undefined, `search and page size in the list of ${list}`);
      expect(emails, 'the accounts over the pages').toEqual([newer.email, older.email]);
    },
  );
}

test(
  'BS the pages of the list of lessons over the API contain another lesson each',
  about({
    titleRu: 'страницы списка занятий в API содержат разные занятия',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ accounts, administration, lessonRules }) => {
    for (let count = 0; count < 2; count += 1)
      await lessonRules.planned(
        await accounts.create('teacher', { subject: 'Математика' }),
        await accounts.create('student'),
      );
    await skipMissingFeature((await administration.lessonsByPages()) === undefined, 'page size in the list of lessons');
    // A lesson that another test makes meanwhile moves all others by one.
    await expect
      .poll(
        async () => new Set(await administration.lessonsByPages()).size,
        'the number of lessons on the first two pages of one',
      )
      .toBe(2);
  },
);

/** What else is searched for than a last name or an email. The page names it in the field of the search. */
const SEARCHES = {
  student: {
    'the last name in capitals': ({ last_name }) => last_name.toUpperCase(),
    'first and last name': ({ first_name, last_name }) => `${first_name} ${last_name}`,
    'last and first name': ({ first_name, last_name }) => `${last_name} ${first_name}`,
    'a part of the last name': ({ last_name }) => last_name.slice(1),
    'the last name between spaces': ({ last_name }) => ` ${last_name} `,
  },
  parent: {
    'the last name in small letters': ({ last_name }) => last_name.toLowerCase(),
    'first and last name': ({ first_name, last_name }) => `${first_name} ${last_name}`,
  },
  teacher: { 'the subject in small letters': () => 'физика', 'the first name': ({ first_name }) => first_name },
  tutor: {
    'the specialization': () => 'Олимпиады',
    'the first name in capitals': ({ first_name }) => first_name.toUpperCase(),
  },
} as const satisfies Record<
  AccountKind,
  Readonly<Record<string, (person: { first_name: string; last_name: string }) => string>>
>;

/** A kind of account that another list has. */
const OTHER_KINDS = { student: 'parent', parent: 'student', teacher: 'tutor', tutor: 'teacher' } as const;

for (const kind of accountKinds) {
  test(
    `BU the search for a ${kind} takes names in any order and letter case, and what else the field names`,
    about({
      titleRu: `поиск (${russianRole(kind)}) понимает имя в любом порядке и регистре и всё, что названо в поле`,
      scenario: 'BU',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ accounts, administration }) => {
      const person = { first_name: 'Златослава', last_name: `Ёлкина-${unique('поиск')}`.replace(/[^\p{L}\d-]/gu, '') };
      const { email } = await accounts.create(kind, {
        ...person,
        ...{ student: {}, parent: {}, teacher: { subject: 'Физика' }, tutor: { specialization: 'Олимпиады' } }[kind],
      });
      const ofNobody = await administration.emailsFound(kind, `${person.last_name}-нет`);
      await skipMissingFeature(ofNobody.length > 0, `search for a ${kind} over the API`);
      // A family has one last name.
      await accounts.create(OTHER_KINDS[kind], { last_name: person.last_name });
      expect
        .soft(await administration.emailsFound(kind, person.last_name), 'the accounts of this kind with the last name')
        .toEqual([email]);
      const without: string[] = [];
      for (const [what, textOf] of Object.entries(SEARCHES[kind])) {
        const found = await administration.emailsFound(kind, textOf(person));
        without.push(...[what].filter(() => !found.includes(email)));
      }
      await skipMissingFeature(without.length > 0, `search for a ${kind} by ${without.join(', ')}`);
    },
  );
}
