import { about, expect, test } from '../../fixtures';

test(
  'BF a refused sign-in does not count as activity of the user',
  about({
    titleRu: 'неудачный вход не считается активностью пользователя',
    scenario: 'BF',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ accounts, administration, guest }) => {
    const people = await Promise.all([1, 2, 3].map(() => accounts.create('teacher')));
    const changes = await administration.changeOfActiveToday(0, people, async ({ email }) => {
      expect(await guest.overApi.send({ email, password: 'not-the-password' })).toBeRefusedWith(401);
    });
    expect(changes, 'how «Активных сегодня» changed by each sign-in with a wrong password').toContain(0);
  },
);
