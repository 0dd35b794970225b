import { about, endpoints, expect, test, unknownEmail, withBrokenConnection } from '../../fixtures';

/** How the form of the sign-in takes what is typed. */

test(
  'AS the password is hidden while it is typed',
  about({
    titleRu: 'пароль не виден, пока его вводят',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: false,
  }),
  async ({ guest }) => {
    await guest.opensSignIn();
    await expect(guest.signInPage.password, 'the empty field').toHaveAttribute('type', 'password');
    await guest.signInPage.fill(unknownEmail(), 'visible-or-not');
    await expect(guest.signInPage.password, 'the field with a password').toHaveAttribute('type', 'password');
  },
);

test(
  'AS Enter in the password field sends the sign-in',
  about({
    titleRu: 'Enter в поле пароля отправляет форму входа',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: false,
  }),
  async ({ guest }) => {
    await guest.opensSignIn();
    await guest.signInPage.fill(unknownEmail(), 'some-password');
    // The request is held back: the limit of sign-ins does not count it.
    await withBrokenConnection(guest, endpoints.signIn, () => guest.signInPage.submitByEnter());
  },
);
