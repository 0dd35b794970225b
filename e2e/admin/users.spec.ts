import { about, accountKinds, endpoints, expect, roleWording, skipMissingFeature, test } from '../../fixtures';

/**
 * Other workers create and remove accounts at the same time. The test therefore compares only stable data: the page
 * with the response that it received, a table filtered to the test's own accounts, and the server's figures with its
 * own lists in a read during which nothing changed.
 */
test(
  'B5 B6 B7 the lists load, and the figures follow an account that is made',
  about({ scenario: 'BU', cases: ['B5', 'B6', 'B7'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ openActor, accounts, administration, protocol }) => {
    // Each step first asks the server, so that a page which does not open hides no wrong figure.
    const onPage = async () => {
      const admin = await openActor('admin');
      return { admin, figures: await admin.expectSuccess(endpoints.userStatistics, () => admin.opensAccounts()) };
    };

    await protocol.step('B5', async () => {
      const { admin } = await onPage();
      for (const kind of accountKinds) await expect(admin.accounts.section(kind).rows.first()).toBeVisible();
    });

    await protocol.step('B6', async () => {
      expect(await administration.statisticsMismatches()).toEqual([]);
      const { admin, figures } = await onPage();
      await expect(admin.accounts.figure('Всего пользователей')).toShowFigure(figures.total_users);
    });

    await protocol.step('B7', async () => {
      const before = await accounts.create('student');
      expect(await administration.statisticsMismatches()).toEqual([]);
      const { admin } = await onPage();
      const own = await admin.finds('student', before.user.last_name);
      await expect(own.shown).toContainText('Показано 1 из 1');
      // The second account with the same last name: in the filtered table the count grows only by this account.
      const made = await accounts.create('student', { last_name: before.user.last_name });
      const now = await admin.expectSuccess(
        endpoints.userStatistics,
        async () => void (await admin.finds('student', before.user.last_name)),
      );
      await expect(own.shown).toContainText('Показано 2 из 2');
      await expect(own.row(made.email)).toBeVisible();
      await expect(admin.accounts.figure('Студентов')).toShowFigure(now.total_students);
      await expect(admin.accounts.figure('Преподавателей')).toShowFigure(now.total_teachers);
      expect(await administration.statisticsMismatches()).toEqual([]);
    });
  },
);

test(
  'B8 active and inactive accounts are told apart',
  about({ scenario: 'BU', cases: ['B8'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, administration, protocol }) => {
    const active = await accounts.create('student');
    const inactive = await accounts.create('student', { last_name: active.user.last_name });
    await administration.deactivate(inactive.user.id);

    await protocol.step('B8', async () => {
      const students = await admin.finds('student', active.user.last_name);
      await expect(students.state(active.email)).toHaveText('Активен');
      await expect(students.state(inactive.email)).toHaveText('Неактивен');
    });
  },
);

test(
  'B9 B10 the search finds by email and by name, and the filters can be reset',
  about({ scenario: 'BU', cases: ['B9', 'B10'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, protocol }) => {
    const sought = await accounts.create('student');
    const other = await accounts.create('student');

    await protocol.step('B9', async () => {
      const students = await admin.finds('student', sought.email);
      await expect(students.rows).toHaveCount(1);
      await expect(students.row(sought.email)).toBeVisible();
    });

    await protocol.step('B10', async () => {
      const students = await admin.finds('student', sought.user.last_name);
      await expect(students.rows).toHaveCount(1);
      await expect(students.row(sought.email)).toBeVisible();
      await expect(students.row(other.email)).toHaveCount(0);

      // The page may show a list that it loaded earlier, so the test checks the shown rows, not the requests.
      await students.resetFilters();
      await expect(students.searchField).toHaveValue('');
      await expect(students.row(other.email)).toBeVisible();
      await expect(students.row(sought.email)).toBeVisible();
    });
  },
);

test(
  'BU each filter of the table of students is empty after it was reset',
  about({
    titleRu: 'после сброса каждый фильтр таблицы учеников пуст',
    scenario: 'BU',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const tutor = await accounts.create('tutor');
    const sought = await accounts.create('student', { grade: '7', tutor_id: tutor.user.id });
    const other = await accounts.create('student', { grade: '8' });
    const { last_name } = sought.user;
    // Each of them is kept out by one filter alone.
    await accounts.create('student', { grade: '7', last_name });
    await accounts.create('student', { grade: '8', tutor_id: tutor.user.id, last_name });
    const inactive = await accounts.create('student', { grade: '7', tutor_id: tutor.user.id, last_name });
    await administration.deactivate(inactive.user.id);
    const students = await admin.finds('student', last_name);
    const filters = ['Статус', 'Класс', 'Тьютор'] as const;
    const missing = (
      await Promise.all(
        filters.map(async (caption) => ((await students.filter(caption).count()) === 0 ? caption : undefined)),
      )
    ).filter((caption) => caption !== undefined);
    await skipMissingFeature(
      missing.length > 0,
      `filter ${missing.map((caption) => `«${caption}»`).join(', ')} for the students`,
    );
    const values = () => Promise.all(filters.map((caption) => students.filter(caption).inputValue()));
    const initial = await values();

    await admin.blockedUnless('the table cannot be filtered by state, class and tutor', async () => {
      await students.pickFilter('Статус', 'Активные');
      await students.typeClass('7');
      await students.pickFilter('Тьютор', tutor.fullName);
    });
    await expect.poll(() => students.emails(), 'the students with all filters').toEqual([sought.email]);
    const chosen = await values();
    await students.search(last_name);
    await expect
      .poll(() => students.emails(), 'the students with all filters and a new search')
      .toEqual([sought.email]);
    expect
      .soft(await values(), `the fields ${filters.map((caption) => `«${caption}»`).join(', ')} after a new search`)
      .toEqual(chosen);
    await students.resetFilters();
    await expect(students.searchField).toHaveValue('');
    expect(await values(), `the fields ${filters.map((caption) => `«${caption}»`).join(', ')} after the reset`).toEqual(
      initial,
    );
    await expect(students.row(other.email)).toBeVisible();
    await expect(students.row(sought.email)).toBeVisible();
  },
);

test(
  'B11 B12 the details of a user tell email, name and role',
  about({ scenario: 'BU', cases: ['B11', 'B12'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, protocol }) => {
    const teacher = await accounts.create('teacher');

    await protocol.step('B11', async () => {
      const teachers = await admin.finds('teacher', teacher.email);
      await teachers.openProfile(teacher.email);
      await expect(admin.profile.box).toBeVisible();
    });

    await protocol.step('B12', async () => {
      await expect(admin.profile.box).toContainText(teacher.email);
      await expect(admin.profile.box).toContainText(teacher.fullName);
      await expect(admin.profile.line('Роль')).toContainText(roleWording.teacher);
    });
  },
);
