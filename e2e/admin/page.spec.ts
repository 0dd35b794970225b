import { about, accountKinds, expect, test } from '../../fixtures';

test(
  'B25 the admin dashboard loads without an error in the console',
  about({ scenario: 'BP', cases: ['B25'], owner: 'administration', roles: ['admin'], changesData: false }),
  async ({ admin, protocol }) => {
    await protocol.step('B25', async () => {
      const before = admin.health.consoleErrors.length;
      await admin.opensAccounts();
      for (const kind of accountKinds) await expect(admin.accounts.section(kind).box).toBeVisible();
      await admin.traffic.settled();
      // Builds send the admin to the accounts after the sign-in, and from `/admin` to another page: both are the dashboard.
      await admin.opensPanel();
      expect(admin.health.consoleErrors.slice(before), 'The console must be free of errors').toEqual([]);
    });
  },
);

test(
  'B26 the admin signs out: the sign-in page opens, and the session has ended',
  about({ scenario: 'BP', cases: ['B26'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, signInAs, apiUsers, protocol }) => {
    // The whole run shares the admin's session. The requests of the page are therefore sent with the session of a
    // substitute.
    const substitute = await signInAs('tutor', await accounts.create('tutor'), 'stand-in');

    await protocol.step('B26', async () => {
      await admin.opensAccounts();
      expect(await admin.signOutWithTokenOf(substitute), 'The page must ask the server to end its own session').toBe(
        true,
      );
      await expect(admin).toBeSignedOutOfPage();
      await expect(
        apiUsers.withAuthorization(`Token ${substitute.session.token}`, 'whoever has signed out'),
      ).toBeSignedOut();
    });
  },
);

test(
  'B27 every section of the admin dashboard is visible',
  about({ scenario: 'BP', cases: ['B27'], owner: 'administration', roles: ['admin'], changesData: false }),
  async ({ admin, protocol }) => {
    await protocol.step('B27', async () => {
      await admin.opensAccounts();
      await expect(admin.accounts.title).toBeVisible();
      const { accounts, sideBar } = admin;
      const parts = [
        ...(['Всего пользователей', 'Студентов', 'Преподавателей', 'Активных сегодня'] as const).map((name) =>
          accounts.figure(name),
        ),
        ...accountKinds
          .map((kind) => accounts.section(kind))
          .flatMap(({ title, createButton, searchField }) => [title, createButton, searchField]),
        ...(['Управление аккаунтами', 'Расписание', 'Все чаты'] as const).map((link) => sideBar.link(link)),
      ];
      // Checks all parts at once: all missing parts are reported, and the time-out is spent only once.
      await Promise.all(parts.map((part) => expect.soft(part).toBeVisible()));
    });
  },
);
