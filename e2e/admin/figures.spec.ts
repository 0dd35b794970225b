import {
  about,
  endpoints,
  expect,
  openWithStatistics,
  routes,
  skipMissingFeature,
  test,
  withStatistics,
  withUnhealthyPart,
} from '../../fixtures';

test(
  'B21 B22 B23 B24 the figures add up, and follow who is active',
  about({
    scenario: 'BF',
    cases: ['B21', 'B22', 'B23', 'B24'],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ openActor, accounts, administration, protocol }) => {
    // Each step first asks the server, so that a page which does not open hides no wrong figure.
    const onPage = async () => {
      const admin = await openActor('admin');
      return { admin, figures: await admin.expectSuccess(endpoints.userStatistics, () => admin.opensAccounts()) };
    };

    await protocol.step('B21', async () => {
      expect(await administration.statisticsMismatches()).toEqual([]);
      // Figures that were equal before are different now: none can stand for another.
      const made = await Promise.all(
        (['parent', 'student', 'student', 'tutor', 'teacher'] as const).map((kind) => accounts.create(kind)),
      );
      expect(await administration.statisticsMismatches()).toEqual([]);
      // A deactivated account still counts for its role.
      for (const { user } of [...made.slice(0, 2), ...made.slice(3)]) await administration.deactivate(user.id);
      expect(await administration.statisticsMismatches()).toEqual([]);
      const { admin, figures } = await onPage();
      await expect(admin.accounts.figure('Всего пользователей')).toShowFigure(figures.total_users);
    });

    await protocol.step('B22', async () => {
      expect(await administration.statisticsMismatches()).toEqual([]);
      const { admin, figures } = await onPage();
      await expect(admin.accounts.figure('Преподавателей')).toShowFigure(figures.total_teachers);
    });

    const people = await Promise.all([1, 2, 3, 4].map(() => accounts.create('teacher')));
    await protocol.step('B23', async () => {
      // Other tests sign in and remove accounts meanwhile, so each reading is one chance to see the figure undisturbed.
      const ofCreation = await administration.changeOfActiveToday(0, [1, 2, 3, 4], () => accounts.create('teacher'));
      expect(
        ofCreation,
        'the users active today (their change when a user is created who has never signed in)',
      ).toContain(0);
      const growth = await administration.changeOfActiveToday(1, people, (person) => accounts.signIn(person));
      expect(growth, 'the users active today (their change when one of the new users signs in)').toContain(1);
      const { admin, figures } = await onPage();
      await expect(admin.accounts.figure('Активных сегодня')).toShowFigure(figures.active_today);
    });

    await protocol.step('B24', async () => {
      const change = await administration.changeOfActiveToday(
        -1,
        people,
        ({ user }) => administration.deactivate(user.id),
        (person) => accounts.signIn(person),
      );
      expect(change, 'the users active today (their change when one who signed in is deactivated)').toContain(-1);
      const { admin, figures } = await onPage();
      await expect(admin.accounts.figure('Активных сегодня')).toShowFigure(figures.active_today);
    });
  },
);

/** All different, so that no figure can stand for another. */
const STATISTICS = {
  total_users: 1109,
  total_students: 503,
  total_teachers: 211,
  total_tutors: 107,
  total_parents: 288,
  active_users: 904,
  active_today: 56,
};
const ON_ACCOUNTS = { 'Всего пользователей': 1109, Студентов: 503, Преподавателей: 211, 'Активных сегодня': 56 };

test(
  'BF each figure of the admin pages shows the number that the server sent for it',
  about({
    titleRu: 'каждый показатель на страницах администратора равен числу, которое прислал сервер',
    scenario: 'BF',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: false,
  }),
  async ({ admin }) => {
    await openWithStatistics(admin, routes.adminAccounts, STATISTICS);
    await expect(admin).toShowFigures(ON_ACCOUNTS);
    await openWithStatistics(admin, routes.adminMonitoring, STATISTICS);
    await expect(admin).toShowFigures({ ...ON_ACCOUNTS, Тьютеров: 107, Родителей: 288, Активных: 904 });
  },
);

test(
  'BF «Обновить» on the monitoring page shows the present figures of users',
  about({
    titleRu: '«Обновить» на странице мониторинга показывает текущие показатели пользователей',
    scenario: 'BF',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: false,
  }),
  async ({ admin }) => {
    await openWithStatistics(admin, routes.adminMonitoring, STATISTICS);
    await skipMissingFeature((await admin.monitoring.refreshButton.count()) === 0, '«Обновить» on the monitoring page');
    await withStatistics(admin, { ...STATISTICS, total_users: 4_711 }, async () => {
      await admin.monitoring.refresh();
      await expect(admin, 'the page after «Обновить»').toShowFigures({ 'Всего пользователей': 4_711 });
    });
  },
);

/** How a page may call a part that is down. */
const TROUBLE = /неисправ|ошибк|недоступ|сбо[йя]|не работает|unhealthy|down|critical/gi;

test(
  'BF the monitoring page shows that a part of the platform is down',
  about({
    titleRu: 'страница мониторинга показывает неисправность части платформы',
    scenario: 'BF',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: false,
  }),
  async ({ admin }) => {
    const trouble = async () => ((await admin.monitoring.main.innerText()).match(TROUBLE) ?? []).length;
    await admin.blockedUnless('the monitoring page does not open', () => admin.opens(routes.adminMonitoring));
    const before = await trouble();
    const isAsked = await withUnhealthyPart(admin, () =>
      admin.blockedUnless('the monitoring page does not open', () => admin.opens(routes.adminMonitoring)),
    );
    await skipMissingFeature(!isAsked, 'health of the platform on the monitoring page');
    await expect.poll(trouble, 'how often the page names a trouble while the database is down').toBeGreaterThan(before);
  },
);
