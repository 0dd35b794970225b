import {
  about,
  adminButtons,
  endpoints,
  expect,
  pressAgainAndAgain,
  routes,
  russianRole,
  teacherButtons,
  test,
} from '../fixtures';

/**
 * Each button that sends a change, pressed as in a double click and once more while the request is on its way: the
 * server is asked once. The forms of `without-reload.spec.ts` and `tutor/reports.spec.ts` are pressed so there.
 */

for (const button of adminButtons) {
  test(
    `BW ${button.what} once although the button is pressed again and again`,
    about({
      titleRu: `${button.whatRu} один раз, сколько бы раз ни нажали кнопку`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, assignments }) => {
      const { first_name, last_name } = await assignments.teacher();
      await pressAgainAndAgain(admin, button, { admin, accounts, teacherName: `${first_name} ${last_name}` });
    },
  );
}

for (const button of teacherButtons) {
  test(
    `S1 ${button.what} once although the button is pressed again and again`,
    about({
      titleRu: `${button.whatRu} один раз, сколько бы раз ни нажали кнопку`,
      scenario: 'S1',
      cases: [],
      owner: 'assignments',
      roles: ['teacher'],
      changesData: true,
    }),
    async ({ teacher, assignments }) => {
      await pressAgainAndAgain(teacher, button, { teacher, assignments });
    },
  );
}

for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR the ${role} saves the own profile once although the button is pressed again and again`,
    about({
      titleRu: `свой профиль (${russianRole(role)}) сохраняется один раз, сколько бы раз ни нажали кнопку`,
      scenario: 'AR',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, signInAs }) => {
      const user = await signInAs(role, await accounts.create(role));
      const phone = '+79990007788';
      await user.blockedUnless('the form of the own profile is not the known one', async () => {
        await user.opens(routes.profile);
        await user.ownProfile.typePhone(phone);
        await user.expectSuccess(endpoints.changeOwnProfile, () =>
          user.pressesTwice(endpoints.changeOwnProfile, () => user.ownProfile.save()),
        );
      });
      await user.opens(routes.profile);
      await expect(user.ownProfile.phoneField, 'the phone number after a reload').toHaveValue(phone);
    },
  );
}

test(
  'AS the page signs in once although «Войти» is pressed again and again',
  about({
    titleRu: 'страница входит один раз, сколько бы раз ни нажали «Войти»',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts, apiUsers }) => {
    const account = await accounts.forSigningIn();
    const { token } = await guest.signsInPressingAgain(account);
    expect(
      (await apiUsers.withAuthorization(`Token ${token}`, 'the session of the page').me()).id,
      'the account of the session',
    ).toBe(account.user.id);
  },
);
