import { about, expect, skipOptionalFeature, skipMissingFeature, test, unknownEmail } from '../../fixtures';

const WRONG = 'not-the-password';

test(
  'AS the page refuses a wrong password in the same words, whether the account is active, deactivated or unknown',
  about({
    titleRu:
      'страница отклоняет неверный пароль одними словами для действующей, деактивированной и неизвестной учётной записи',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: true,
  }),
  async ({ guest, accounts, administration }) => {
    const [active, inactive] = [await accounts.create('student'), await accounts.create('parent')];
    await administration.deactivate(inactive.user.id);
    const shown: string[][] = [];
    for (const email of [active.email, inactive.email, unknownEmail()]) {
      await guest.triesToSignIn({ email, password: WRONG });
      await expect.soft(guest, 'the message about a wrong password').toShowErrorMessage('credentials');
      shown.push(await guest.messages());
    }
    expect(shown, 'the messages for an active, a deactivated and an unknown account').toEqual([
      shown[0],
      shown[0],
      shown[0],
    ]);

    await guest.opensSignIn();
    await guest.signInPage.chooseUserName();
    await guest.submitCredentials({ email: active.login, password: WRONG });
    await expect(guest, 'the message about a wrong password for a user name').toShowErrorMessage('credentials');
    await expect(guest).toHaveNoSession();
    await skipMissingFeature(
      (await guest.signInPage.email.inputValue()) !== active.login,
      'form of the sign-in that keeps the name after a wrong password',
    );
  },
);

test(
  'AS the page tells a user who types the right password of a deactivated account why there is no sign-in',
  about({
    titleRu: 'страница объясняет, почему нельзя войти, тому, кто ввёл верный пароль деактивированной учётной записи',
    scenario: 'AS',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: true,
  }),
  async ({ guest, accounts, administration }) => {
    const account = await accounts.create('teacher');
    await administration.deactivate(account.user.id);
    const { status } = await guest.triesToSignIn(account);
    // A build may answer as to a wrong password: its page cannot know more. SE2 judges the response.
    skipOptionalFeature(status === 401, 'response of its own to the right password of a deactivated account');
    await expect(guest).toShowErrorMessage('lockedOut');
    await expect(guest).toHaveNoSession();
  },
);
