import {
  about,
  accountKinds,
  endpoints,
  expect,
  russianRole,
  skipMissingFeature,
  test,
  type AccountKind,
} from '../../fixtures';

/** Fields of the form for changes that an account does not need. */
const OPTIONAL: Readonly<Record<AccountKind, Readonly<Record<string, string>>>> = {
  student: { 'Цель обучения': 'Сдать экзамен', Телефон: '+79990002211' },
  teacher: { Био: 'Преподаёт алгебру', Телефон: '+79990002212' },
  tutor: { Био: 'Готовит к олимпиадам', Телефон: '+79990002213' },
  parent: { Телефон: '+79990002214' },
};

for (const kind of accountKinds) {
  test(
    `BW optional fields of a ${kind} that the admin empties are empty afterwards`,
    about({
      titleRu: `необязательные поля (${russianRole(kind)}), которые очистил администратор, пусты`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts }) => {
      const { email } = await accounts.create(kind);
      const opensForm = async () => (await admin.finds(kind, email)).openEdit(email);
      await skipMissingFeature(!(await admin.canReach(opensForm)), `control to change a ${kind}`);
      const known = await admin.blockedUnless(`the form to change a ${kind} does not stay open`, () =>
        admin.editDialog.values(Object.keys(OPTIONAL[kind])),
      );
      const filled = Object.fromEntries(Object.entries(OPTIONAL[kind]).filter(([caption]) => caption in known));
      await skipMissingFeature(Object.keys(filled).length === 0, `optional field in the form to change a ${kind}`);
      await admin.blockedUnless('the form does not store the optional fields', async () => {
        await admin.editDialog.setFields(filled);
        await admin.expectSuccess(endpoints.changeAccount, () => admin.editDialog.save());
        // The form sends a second request for the profile, which a page load would end.
        await expect(admin.editDialog.box).toBeHidden();
        await opensForm();
        await expect.poll(() => admin.editDialog.values(Object.keys(filled))).toEqual(filled);
      });
      const empty = Object.fromEntries(Object.keys(filled).map((caption) => [caption, '']));
      await admin.editDialog.setFields(empty);
      const { status } = await admin.blockedUnless('the form sends nothing with empty fields', () =>
        admin.responseTo(endpoints.changeAccount, () => admin.editDialog.save()),
      );
      // A platform may refuse that. It must not accept it and keep the old value.
      await skipMissingFeature(
        status >= 400 && status < 500,
        `way to empty ${Object.keys(filled).join(', ')} of a ${kind}`,
      );
      expect(status, 'the response to the form with empty fields').toBeLessThan(300);
      await expect(admin.editDialog.box).toBeHidden();
      await opensForm();
      await expect
        .poll(() => admin.editDialog.values(Object.keys(filled)), 'what the form shows after the fields were emptied')
        .toEqual(empty);
    },
  );
}
