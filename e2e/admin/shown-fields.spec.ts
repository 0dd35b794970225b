import {
  about,
  accountKinds,
  anyOf,
  compareShownAccount,
  endpoints,
  expect,
  roleWording,
  russianDatePattern,
  russianRole,
  skipMissingFeature,
  test,
  type AccountKind,
  type Admin,
} from '../../fixtures';

/** What the table and the profile show of an account, and what a change of the account leaves as it was. */

const FIELDS = {
  student: { grade: '7', goal: 'Сдать экзамен', phone: '+79990001211' },
  teacher: { subject: 'Физика', experience_years: 12, bio: 'Окончила МГУ', phone: '+79990001212' },
  tutor: { specialization: 'Олимпиады', experience_years: 8, bio: 'Готовит к экзаменам', phone: '+79990001213' },
  parent: { phone: '+79990001214' },
} as const satisfies Readonly<Record<AccountKind, object>>;

/** @param related names of the child of a parent, and of tutor and parent of a student */
const SHOWN: Readonly<
  Record<
    AccountKind,
    (related: Readonly<Record<'child' | 'tutor' | 'parent', string>>) => {
      columns: Record<string, string>;
      lines: Record<string, string>;
    }
  >
> = {
  student: ({ tutor, parent }) => ({
    columns: { Класс: '7', Статус: 'Активен' },
    lines: { Класс: '7', 'Цель обучения': 'Сдать экзамен', Тьютор: tutor, Родитель: parent },
  }),
  teacher: () => ({ columns: { Предметы: 'Физика', Опыт: '12' }, lines: { 'Опыт (лет)': '12', Био: 'Окончила МГУ' } }),
  tutor: () => ({
    columns: { Специализация: 'Олимпиады', Опыт: '8' },
    lines: { Специализация: 'Олимпиады', 'Опыт (лет)': '8', Био: 'Готовит к экзаменам' },
  }),
  parent: ({ child }) => ({ columns: { Телефон: '+79990001214', Детей: '1' }, lines: { Дети: child } }),
};

for (const kind of accountKinds) {
  test(
    `BU the table and the profile of a ${kind} show what is stored, and a changed first name changes nothing else`,
    about({
      titleRu: `таблица и профиль (${russianRole(kind)}) показывают сохранённое, а смена имени не меняет ничего другого`,
      scenario: 'BU',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts }) => {
      const today = new Date();
      const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
      const account = await accounts.create(kind, {
        ...FIELDS[kind],
        ...{ student: { tutor_id: tutor.user.id, parent_id: parent.user.id }, teacher: {}, tutor: {}, parent: {} }[
          kind
        ],
      });
      const child = { student: parent, teacher: parent, tutor: parent, parent: account }[kind];
      const { fullName } = await accounts.create('student', { first_name: 'Майя', parent_id: child.user.id });
      const { columns, lines } = SHOWN[kind]({ child: fullName, tutor: tutor.fullName, parent: parent.fullName });
      const joined = new RegExp(
        `${russianDatePattern(today).source}|${anyOf(today.toLocaleDateString('ru-RU')).source}`,
      );
      const shown = (name: string) => ({
        columns: { ФИО: name, Email: account.email, ...columns },
        lines: {
          ФИО: name,
          Роль: roleWording[kind],
          Статус: 'Активен',
          Телефон: FIELDS[kind].phone,
          'Дата регистрации': joined,
          ...lines,
        },
      });

      const section = await admin.precondition('B11', () => admin.finds(kind, account.email));
      const before = await compareShownAccount(admin, section, account.email, shown(account.fullName));
      expect(before.wrong, 'what is shown otherwise than it is stored').toEqual([]);

      const { last_name } = account.user;
      await admin.blockedUnless('the form to change an account does not store a first name', async () => {
        await section.openEdit(account.email);
        await admin.editDialog.setFields({ Имя: 'Переименованный' });
        await admin.expectSuccess(endpoints.changeAccount, () => admin.editDialog.save());
        await expect(admin.editDialog.box).toBeHidden();
        await expect(section.row(account.email)).toContainText(`Переименованный ${last_name}`);
      });
      const after = await compareShownAccount(admin, section, account.email, shown(`Переименованный ${last_name}`));
      expect(after.wrong, 'what is shown otherwise after the first name was changed').toEqual([]);
      await skipMissingFeature(before.absent.length > 0, before.absent.join(', '));
    },
  );
}

for (const kind of ['teacher', 'parent'] as const) {
  test(
    `BW «Активен» in the form of a ${kind} deactivates and activates, and stays as it is with every other change`,
    about({
      titleRu: `«Активен» в форме (${russianRole(kind)}) деактивирует и активирует запись и не меняется при других изменениях`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, administration }) => {
      const { email, user } = await accounts.create(kind);
      const section = await admin.precondition('B11', () => admin.finds(kind, email));
      const opens = () =>
        admin.blockedUnless(`the form to change a ${kind} does not open`, async () => {
          await section.openEdit(email);
          await expect(admin.editDialog.box).toBeVisible();
        });
      const saves = async () => {
        await admin.expectSuccess(endpoints.changeAccount, () => admin.editDialog.save());
        await expect(admin.editDialog.box).toBeHidden();
      };
      await opens();
      await skipMissingFeature(
        (await admin.editDialog.activeBox.count()) === 0,
        `field «Активен» in the form to change a ${kind}`,
      );
      await expect(admin.editDialog.activeBox, '«Активен» of an active account').toBeChecked();
      await admin.editDialog.setActive('false');
      await saves();
      expect((await administration.account(user.id)).is_active, 'whether the account is active without the tick').toBe(
        false,
      );

      await opens();
      await expect(admin.editDialog.activeBox, '«Активен» of an account that is not active').not.toBeChecked();
      await admin.editDialog.setFields({ Имя: 'Отключённый' });
      await saves();
      expect(
        (await administration.account(user.id)).is_active,
        'whether the account is active after another change',
      ).toBe(false);

      await opens();
      await admin.editDialog.setActive('true');
      await saves();
      expect((await administration.account(user.id)).is_active, 'whether the account is active with the tick').toBe(
        true,
      );
    },
  );
}

test(
  'BW the buttons of a row act on the account of that row',
  about({
    titleRu: 'кнопки строки относятся к учётной записи этой строки',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const chosen = await accounts.create('teacher', { subject: 'Математика' });
    // The newer one stands above it in the table.
    const other = await accounts.create('teacher', {
      first_name: 'Вторая',
      last_name: chosen.user.last_name,
      subject: 'Математика',
    });
    const teachers = await admin.precondition('B11', async () => {
      const section = await admin.finds('teacher', chosen.user.last_name);
      await expect(section.rows).toHaveCount(2);
      return section;
    });
    const named = anyOf(chosen.fullName, chosen.email);

    await teachers.openSubjects(chosen.email);
    await skipMissingFeature(
      !(await admin.canDo(() => admin.subjectsDialog.tick('Физика'))),
      'choice of subjects for a teacher',
    );
    await admin.expectSuccess(endpoints.assignSubjects, () => admin.subjectsDialog.save());
    expect
      .soft((await administration.subjectsOf(chosen.user.id)).sort(), 'the subjects of the teacher of the row')
      .toEqual(['Математика', 'Физика']);
    const bySubject = await administration.emailsFound('teacher', 'Физика');
    expect
      .soft(await administration.subjectsOf(other.user.id), 'the subjects of the other teacher')
      .toEqual(['Математика']);
    await expect
      .soft(teachers.row(chosen.email), 'the row of the teacher, without a reload')
      .toContainText(/Математика.*Физика|Физика.*Математика/);

    await expectOwnPassword(admin, teachers, chosen);
    await expectOwnPassword(admin, teachers, other);

    await admin.precondition('BW8', () => teachers.pressDelete(chosen.email));
    await expect.soft(admin.removeDialog.box, 'who is asked to be deactivated').toContainText(named);
    await admin.precondition('BW8', () =>
      admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.deactivate(chosen.email)),
    );
    await expect.soft(teachers.state(chosen.email), 'the state of the teacher of the row').toHaveText('Неактивен');
    expect((await administration.account(other.user.id)).is_active, 'whether the other teacher is still active').toBe(
      true,
    );

    await admin.precondition('BW9', () => teachers.pressReactivate(chosen.email));
    await expect.soft(admin.reactivateDialog.box, 'who is asked to be activated').toContainText(chosen.fullName);
    await admin.precondition('BW9', () =>
      admin.expectSuccess(endpoints.reactivateAccount, () => admin.reactivateDialog.confirm()),
    );
    expect((await administration.account(chosen.user.id)).is_active, 'whether the teacher is active again').toBe(true);
    await skipMissingFeature(
      !bySubject.includes(chosen.email),
      'search for a teacher by a subject that was assigned later',
    );
  },
);

/** Resets the password of an account whose row is shown: the page must name this account and show its new password. */
async function expectOwnPassword(
  admin: Admin,
  section: Awaited<ReturnType<Admin['finds']>>,
  { email, fullName, user }: Readonly<{ email: string; fullName: string; user: { id: number } }>,
): Promise<void> {
  const named = anyOf(fullName, email);
  await admin.precondition('BW7', () => section.pressReset(email));
  await expect.soft(admin.resetDialog.box, 'whose password is asked to be reset').toContainText(named);
  const reset = await admin.precondition('BW7', () =>
    admin.responseTo(endpoints.resetPassword, () => admin.resetDialog.confirm()),
  );
  expect.soft(reset.request, 'the request that resets a password').toContain(`/${user.id}/`);
  await expect(admin.credentials.box).toShowPassword(reset.data?.password ?? '');
  await expect.soft(admin.credentials.box, 'whose password is shown').toContainText(named);
  await admin.credentials.close();
}
