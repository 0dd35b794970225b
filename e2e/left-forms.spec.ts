import { about, changesSentDuring, expect, leftForms, test } from '../fixtures';

/** «Отмена» of each form and question of the admin, after everything was filled in. Tests of the other forms are in the folders of their pages. */

for (const { what, whatRu, prepare } of leftForms) {
  test(
    `BW ${what} sends nothing when it is left with «Отмена»`,
    about({
      titleRu: `${whatRu}: «Отмена» ничего не отправляет`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const { dialog, accountId } = await admin.blockedUnless(`it is not seen what ${what} sends`, () =>
        prepare(admin, accounts),
      );
      const before = await administration.account(accountId);
      const sent = await changesSentDuring(admin, () => dialog.close());
      expect(sent, 'changes that the page sent when the form was left with «Отмена»').toEqual([]);
      expect(await administration.account(accountId), 'the account after the form was left').toEqual(before);
    },
  );
}
