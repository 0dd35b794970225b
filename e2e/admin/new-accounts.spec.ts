import {
  about,
  accountKinds,
  endpoints,
  expect,
  dashboards,
  skipMissingFeature,
  test,
  type AccountKind,
} from '../../fixtures';

const CASES = { student: 'BW1', teacher: 'BW2', tutor: 'BW3', parent: 'BW4' } as const satisfies Record<
  AccountKind,
  string
>;

for (const kind of accountKinds) {
  test(
    `${CASES[kind]} the admin creates a ${kind} and is shown the password once`,
    about({ scenario: 'BW', cases: [CASES[kind]], owner: 'administration', roles: ['admin'], changesData: true }),
    async ({ admin, accounts, administration, protocol }) => {
      await protocol.step(CASES[kind], async () => {
        const person = accounts.newPerson(kind);
        const made = await admin.createsAccount(kind, person);
        expect(made.user).toMatchObject({
          email: person.email,
          first_name: person.firstName,
          last_name: person.lastName,
          role: kind,
        });
        await expect(admin.credentials.box).toShowPassword(made.credentials.password);
        // Not every build shows one.
        const logins = [made.credentials.login ?? person.email, person.email, ''];
        expect.soft(logins, 'the login beside the password').toContain(await admin.credentials.readLogin());
        await admin.credentials.close();
        const keeping = (await admin.storage()).filter(([, value]) => value.includes(made.credentials.password));
        expect
          .soft(
            keeping.map(([key]) => key),
            'where the browser keeps the password that is shown once',
          )
          .toEqual([]);

        const own = await admin.finds(kind, person.email);
        await expect(own.rows).toHaveCount(1);
        await expect(own.row(person.email)).toContainText(`${person.firstName} ${person.lastName}`);
        await own.openProfile(person.email);
        await expect(admin.profile.box).toContainText(person.email);
        await expect(admin.profile.box).not.toShowPassword(made.credentials.password);
        expect((await administration.find(person.email)).map(({ role, is_active }) => ({ role, is_active }))).toEqual([
          { role: kind, is_active: true },
        ]);
      });
    },
  );
}

test(
  'BW5 a new account of each role signs in with the password shown once',
  about({ scenario: 'BW', cases: ['BW5'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ signIn, accounts, signInAs, protocol }) => {
    // Does not use the actor `admin`: when no page opens for the admin, the accounts are created over the API.
    const admin = await signIn('admin');
    await protocol.step('BW5', async () => {
      const passwords: string[] = [];
      for (const kind of accountKinds) {
        const account = await admin.makesAccount(kind, accounts);
        const newcomer = await signInAs(kind, account, `new ${kind}`);
        expect(newcomer.session).toShowSignIn(kind, dashboards[kind].path);
        passwords.push(account.password);
      }
      expect(new Set(passwords).size, 'the number of different passwords of the new accounts').toBe(passwords.length);
      const shortest = Math.min(...passwords.map(({ length }) => length));
      expect(shortest, 'the number of characters of the shortest password').toBeGreaterThanOrEqual(8);
    });
  },
);

test(
  'BW6 an email that is taken is refused with a clear message',
  about({ scenario: 'BW', cases: ['BW6'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, administration, protocol }) => {
    const known = await accounts.create('student');
    accounts.deleteAccountAfterTest(known.email);
    const deactivated = await accounts.create('parent');
    accounts.deleteAccountAfterTest(deactivated.email);
    await administration.deactivate(deactivated.user.id);
    // The email of an account with another role, the same email in capitals, and that of a deactivated account.
    const attempts = [
      { kind: 'parent', email: known.email },
      { kind: 'teacher', email: known.email.toUpperCase() },
      { kind: 'tutor', email: deactivated.email },
    ] as const;

    await protocol.step('BW6', async () => {
      for (const { kind, email } of attempts) {
        await admin.opensAccounts();
        await admin.accounts.section(kind).pressCreate();
        const dialog = admin.createDialog(kind);
        await dialog.fill({ ...accounts.newPerson(kind), email });
        const response = await admin.responseTo(endpoints.createAccount, () => dialog.create());
        expect.soft(response).toBeDenied(409, 400);
        await expect.soft(admin).toShowErrorMessage('taken');
      }
      // The list of a build may leave out deactivated accounts.
      for (const { email, user } of [known, deactivated]) {
        const others = (await administration.find(email)).filter(({ id }) => id !== user.id);
        expect(
          others.map(({ id }) => id),
          'No account may be added',
        ).toEqual([]);
        expect((await administration.account(user.id)).email, 'the email of the account that has it').toBe(email);
      }
    });
  },
);

/** Brings the account that has the email into its state. */
const HOLDERS = {
  active: () => Promise.resolve(),
  deactivated: (administration: { deactivate: (id: number) => Promise<void> }, id: number) =>
    administration.deactivate(id),
} as const;

for (const state of ['active', 'deactivated'] as const) {
  test(
    `BW an account does not get the email of another one that is ${state}`,
    about({
      titleRu: `учётная запись не получает email другой, ${state === 'active' ? 'действующей' : 'деактивированной'} записи`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const [holder, other] = [await accounts.create('parent'), await accounts.create('parent')];
      await HOLDERS[state](administration, holder.user.id);
      const parents = await admin.precondition('BW4', () => admin.finds('parent', other.email));
      await skipMissingFeature((await parents.editButton(other.email).count()) === 0, 'control to change a parent');
      await parents.openEdit(other.email);
      await admin.editDialog.setFields({ Email: holder.email });
      const response = await admin.responseTo(endpoints.changeAccount, () => admin.editDialog.save());
      expect.soft(response).toBeDenied(409, 400);
      expect((await administration.account(other.user.id)).email, 'the stored email of the account').toBe(other.email);
      const others = (await administration.find(holder.email)).filter(({ id }) => id !== holder.user.id);
      expect(
        others.map(({ id }) => id),
        'further accounts with the email',
      ).toEqual([]);
    },
  );
}
