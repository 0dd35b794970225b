import { about, endpoints, expect, test } from '../../fixtures';

test(
  'B21 B22 B23 B24 the figures add up, and follow who is active',
  about({ scenario: 'BF', cases: ['B21', 'B22', 'B23', 'B24'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, administration, protocol }) => {
    const figures = await admin.succeeds(endpoints.userStatistics, () => admin.opensAccounts());

    await protocol.step('B21', async () => {
      expect(administration.sumOfRoles(figures), 'The users by role must add up to the total').toBe(figures.total_users);
      await expect(admin.accounts.figure('Всего пользователей')).toShowFigure(figures.total_users);
    });

    await protocol.step('B22', async () => {
      await expect(admin.accounts.figure('Преподавателей')).toShowFigure(figures.total_teachers);
      expect(await administration.figuresThatDiffer()).toEqual([]);
    });

    const person = await accounts.create('teacher');
    await protocol.step('B23', async () => {
      await expect(admin.accounts.figure('Активных сегодня')).toShowFigure(figures.active_today);
      expect((await administration.account(person.user.id)).last_login, 'Who never signed in was not active').toBeNull();
      await accounts.signIn(person);
      expect((await administration.account(person.user.id)).last_login, 'Who has just signed in was active').toBeInstanceOf(Date);
      expect(await administration.figuresThatDiffer()).toEqual([]);
    });

    await protocol.step('B24', async () => {
      await administration.deactivate(person.user.id);
      expect((await administration.account(person.user.id)).is_active).toBe(false);
      expect(await administration.figuresThatDiffer()).toEqual([]);
      const now = await admin.succeeds(endpoints.userStatistics, () => admin.opensAccounts());
      await expect(admin.accounts.figure('Активных сегодня')).toShowFigure(now.active_today);
    });
  },
);
