import { about, expect, otherCase, test, unknownEmail } from '../../fixtures';

test(
  'A6 a wrong password is refused with a clear message, and no session begins',
  about({ scenario: 'AS', cases: ['A6'], owner: 'accounts', roles: [], changesData: true }),
  async ({ guest, accounts }) => {
    const { email, password } = await accounts.forSigningIn();
    await guest.opensSignIn();
    const response = await guest.submitCredentials({ email, password: 'not-the-password' });
    expect(response.status, 'the server must refuse').toBe(401);
    await expect(guest).toShowErrorMessage('credentials');
    await expect(guest.signInPage.submitButton).toBeEnabled();
    await expect(guest).toHaveNoSession();
    expect(
      await guest.overApi.send({ email, password: otherCase(password) }),
      'the right password with its letters in the other case',
    ).toBeRefusedWith(401);
  },
);

test(
  'A7 an unknown user is refused like a wrong password, so that accounts cannot be guessed',
  about({ scenario: 'AS', cases: ['A7'], owner: 'accounts', roles: [], changesData: true }),
  async ({ guest, accounts, measureSignInRejections }) => {
    const { email } = await accounts.forSigningIn();
    const unknown = unknownEmail();
    await guest.opensSignIn();
    const response = await guest.submitCredentials({ email: unknown, password: 'not-the-password' });
    expect(response.status, 'the server must refuse').toBe(401);
    await expect(guest).toShowErrorMessage('credentials');
    await expect(guest).toHaveNoSession();
    await expect(await measureSignInRejections(email, unknown)).toNotRevealAccounts();
  },
);
