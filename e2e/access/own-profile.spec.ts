import { about, endpoints, expect, routes, russianRole, skipWhatIsNotOffered, test } from '../../fixtures';

/** A change of the own profile that the server refuses. Its acceptance is checked in `e2e/presses.spec.ts`. */
for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR a wrong phone number in the own profile of the ${role} is refused with a clear message, and the old one stays`,
    about({
      titleRu: `неверный телефон в своём профиле (${russianRole(role)}) отклоняется с понятным сообщением, прежний остаётся`,
      scenario: 'AR', cases: [], owner: 'accounts', roles: [role], changesData: true,
    }),
    async ({ accounts, signInAs }) => {
      const user = await signInAs(role, await accounts.create(role));
      let before = '';
      const attempt = await user.blockedUnless('the form of the own profile is not the known one', async () => {
        await user.opens(routes.profile);
        before = await user.ownProfile.phoneField.inputValue();
        await user.ownProfile.typePhone('не номер телефона');
        return user.attempts(endpoints.changeOwnProfile, user.ownProfile.saveButton, () => user.ownProfile.save());
      });
      await skipWhatIsNotOffered(attempt.response !== undefined && attempt.response.status < 300, 'check of phone numbers');
      expect.soft(attempt).toBeRefusedClearly();
      await user.opens(routes.profile);
      await expect(user.ownProfile.phoneField, 'the phone number after a reload').toHaveValue(before);
    },
  );
}
