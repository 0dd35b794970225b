import { about, anyOf, changesSentDuring, endpoints, expect, skipMissingFeature, test } from '../../fixtures';

test(
  'BW an account is deactivated or removed only after its own email was typed, and the question begins anew each time',
  about({
    titleRu: 'деактивация и удаление требуют ввести email этой записи, и вопрос каждый раз начинается заново',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const account = await accounts.create('parent');
    const other = await accounts.create('parent', { first_name: 'Вторая', last_name: account.user.last_name });
    const { removeDialog: question } = admin;
    const section = await admin.precondition('BW8', async () => {
      const found = await admin.finds('parent', account.user.last_name);
      await found.pressDelete(account.email);
      await expect(question.box).toContainText(anyOf(account.fullName, account.email));
      return found;
    });
    await skipMissingFeature((await question.confirmation.count()) === 0, 'email to type before a deactivation');
    for (const typed of ['', other.email, account.email.slice(0, -1)]) {
      await question.typeConfirmation(typed);
      expect
        .soft(
          await admin.attempts(endpoints.deactivateAccount, question.confirmButton, () => question.confirm()),
          `the question with «${typed}» instead of the email of the account`,
        )
        .toHaveNoEffect();
    }
    await question.tickForGood();
    await question.typeConfirmation(account.email);
    await expect.soft(question.confirmButton, 'the button after the email of the account was typed').toBeEnabled();
    const sent = await changesSentDuring(admin, async () => {
      await question.pressEscape();
      await skipMissingFeature(
        !(await admin.canDo(() => expect(question.box).toBeHidden())),
        'Esc that closes the question',
      );
      await admin.traffic.settled();
    });
    expect.soft(sent, 'changes that the page sent when the question was left with Esc').toEqual([]);
    await section.pressDelete(other.email);
    await expect(question.box).toContainText(anyOf(other.fullName, other.email));
    await expect
      .soft(question.forGood, 'the tick «навсегда» in the question about the other account')
      .not.toBeChecked();
    await expect.soft(question.confirmation, 'the email in the question about the other account').toHaveValue('');
    const states = await Promise.all([account, other].map(({ user }) => administration.stateOf(user.id)));
    expect(states, 'the accounts after all questions were left').toEqual(['active', 'active']);
  },
);
