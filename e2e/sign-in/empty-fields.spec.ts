import { about, expect, test, unknownEmail } from '../../fixtures';

/**
 * The browser's own validation must prevent the request. The test opens the page again before it checks this: any
 * request of the click is sent before the first request of the new page.
 */
test(
  'A8 without an email the page sends nothing, and the API refuses',
  about({ scenario: 'AS', cases: ['A8'], owner: 'accounts', roles: [], changesData: false }),
  async ({ guest }) => {
    await guest.opensSignIn();
    await guest.signInPage.fill('', 'some-password');
    await guest.signInPage.submit();
    await expect(guest.signInPage.email).toBeReportedMissing();
    await guest.opensSignIn();
    expect(guest).toHaveSentNoSignIn();
    await expect(guest).toHaveNoSession();
    expect(await guest.overApi.send({ password: 'some-password' })).toBeRefusedWith(400, 422);
  },
);

test(
  'A9 without a password the page sends nothing, and the API refuses',
  about({ scenario: 'AS', cases: ['A9'], owner: 'accounts', roles: [], changesData: false }),
  async ({ guest }) => {
    const email = unknownEmail();
    await guest.opensSignIn();
    await guest.signInPage.fill(email, '');
    await guest.signInPage.submit();
    await expect(guest.signInPage.password).toBeReportedMissing();
    await guest.opensSignIn();
    expect(guest).toHaveSentNoSignIn();
    await expect(guest).toHaveNoSession();
    expect(await guest.overApi.send({ email })).toBeRefusedWith(400, 422);
    expect(await guest.overApi.send({ email, password: '' })).toBeRefusedWith(400, 422);
  },
);

test(
  'A10 with both fields empty the page sends nothing, and the API refuses',
  about({ scenario: 'AS', cases: ['A10'], owner: 'accounts', roles: [], changesData: false }),
  async ({ guest }) => {
    await guest.opensSignIn();
    await guest.signInPage.fill('', '');
    await guest.signInPage.submit();
    await expect(guest.signInPage.email).toBeReportedMissing();
    await expect(guest.signInPage.password).toBeReportedMissing();
    await guest.opensSignIn();
    expect(guest).toHaveSentNoSignIn();
    await expect(guest).toHaveNoSession();
    expect(await guest.overApi.send({ email: '', password: '' })).toBeRefusedWith(400, 422);
  },
);
