import { about, expect, dashboards, routes, skipMissingFeature, test } from '../../fixtures';

test(
  'A an email typed in capitals signs in its own account and no other',
  about({
    titleRu: 'email прописными буквами открывает свою учётную запись и никакую другую',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts }) => {
    const { email, password, user } = await accounts.forSigningIn();
    const response = await guest.overApi.send({ email: email.toUpperCase(), password });
    // A build may tell the letter case of an email apart. It must then refuse.
    await skipMissingFeature(
      [400, 401].includes(response.status),
      `sign-in that ignores the letter case of an email (${response.status})`,
    );
    expect(response).toOpenSessionOf(user);
  },
);

test(
  'A «Логин» on the sign-in page takes the login that was returned with the password',
  about({
    titleRu: '«Логин» на странице входа принимает логин, выданный вместе с паролем',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts }) => {
    const { login, password, user } = await accounts.forSigningIn();
    // Comes first: a later sign-in would end the session of the open page.
    expect(await guest.overApi.send({ username: login, password })).toOpenSessionOf(user);
    await guest.opens(routes.landing);
    await guest.opensSignIn();
    await guest.signInPage.chooseUserName();
    await expect.soft(guest.signInPage.email, 'the field for the login').not.toHaveAccessibleName(/^email$/i);
    const pressed = Object.entries(await guest.signInPage.pressedStates());
    expect
      .soft(
        pressed.filter(([name, state]) => state !== String(name === 'Логин')),
        'buttons of the toggle that do not say which of them is pressed',
      )
      .toEqual([]);
    const response = await guest.submitCredentials({ email: login, password });
    expect(response).toBeAccepted();
    expect(response.data?.user.id, 'the account that is signed in').toBe(user.id);
    await guest.arrivesAt(dashboards.student);
    await guest.goesBack();
    // A sign-in page that stays in the history leads a signed-in user to the dashboard again and again.
    await skipMissingFeature(
      !(await guest.canDo(() => guest.arrivesAt(routes.landing))),
      'way back from the dashboard to the page before the sign-in',
    );
  },
);
