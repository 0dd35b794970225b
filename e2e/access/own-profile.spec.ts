import {
  about,
  dashboards,
  endpoints,
  expect,
  followOwnPhone,
  roleWording,
  routes,
  russianRole,
  skipMissingFeature,
  tellsOwnName,
  test,
  wrongOwnName,
} from '../../fixtures';

/** Changes of the user’s own profile. That each is sent once is checked in `e2e/presses.spec.ts`. */
for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR a phone number that the ${role} removes from the own profile is gone`,
    about({
      titleRu: `телефон, убранный из своего профиля (${russianRole(role)}), исчезает`,
      scenario: 'AR',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, signInAs }) => {
      const user = await signInAs(role, await accounts.create(role));
      const stores = async (phone: string) => {
        await user.ownProfile.typePhone(phone);
        await user.expectSuccess(endpoints.changeOwnProfile, () => user.ownProfile.save());
        await user.opens(routes.profile);
      };
      await user.blockedUnless('the form of the own profile stores no phone number', async () => {
        await user.opens(routes.profile);
        await stores('+79990004455');
        await expect(user.ownProfile.phoneField).toHaveValue('+79990004455');
      });
      await stores('');
      await expect(user.ownProfile.phoneField, 'the phone number after it was removed, and a reload').toHaveValue('');
    },
  );
}

test(
  'AR a phone number that is written with spaces, brackets and dashes is taken',
  about({
    titleRu: 'телефон, записанный с пробелами, скобками и дефисами, принимается',
    scenario: 'AR',
    cases: [],
    owner: 'accounts',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, signInAs }) => {
    const user = await signInAs('parent', await accounts.create('parent'));
    const { status } = await user.blockedUnless('the form of the own profile is not the known one', async () => {
      await user.opens(routes.profile);
      await user.ownProfile.typePhone('+7 (999) 123-45-67');
      return user.responseTo(endpoints.changeOwnProfile, () => user.ownProfile.save());
    });
    await skipMissingFeature(status >= 300, 'phone numbers as people write them: «+7 (999) 123-45-67»');
    await user.opens(routes.profile);
    const digits = (await user.ownProfile.phoneField.inputValue()).replace(/\D/g, '');
    expect(digits, 'the digits of the stored number').toBe('79991234567');
  },
);

for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR a wrong phone number in the own profile of the ${role} is refused with a clear message, and the old one stays`,
    about({
      titleRu: `неверный телефон в своём профиле (${russianRole(role)}) отклоняется с понятным сообщением, прежний остаётся`,
      scenario: 'AR',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
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
      await skipMissingFeature(
        attempt.response !== undefined && attempt.response.status < 300,
        'check of phone numbers',
      );
      expect.soft(attempt).toBeRefusedClearly('phone');
      await user.opens(routes.profile);
      await expect(user.ownProfile.phoneField, 'the phone number after a reload').toHaveValue(before);
    },
  );
}

for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
  test(
    `AR a phone number that the ${role} stores in the own profile changes nothing else of the account`,
    about({
      titleRu: `телефон, сохранённый в своём профиле (${russianRole(role)}), не меняет больше ничего`,
      scenario: 'AR',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, administration, families, signInAs }) => {
      const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
      const account = await accounts.create(role, {
        ...ALL_FIELDS[role],
        ...{ student: { tutor_id: tutor.user.id, parent_id: parent.user.id }, teacher: {}, tutor: {}, parent: {} }[
          role
        ],
      });
      await ENROLLED[role](() => families.enrol(account));
      const user = await signInAs(role, account);
      const due: Readonly<Record<string, string | RegExp>> = {
        Имя: new RegExp(`^${account.user.first_name}`),
        Email: account.email,
        Роль: roleWording[role],
        ...SHOWN[role](tutor.fullName, parent.fullName),
      };
      const own = { user: account.user, role: roleWording[role] };
      const seen = new Set<string>();
      let isNamed = false;
      for (const route of PLACES[role]) {
        await user.blockedUnless(`${route.name} does not open`, () => user.opens(route));
        const blocks = await user.ownProfile.namedRoles();
        isNamed ||= tellsOwnName(blocks, own);
        expect.soft(wrongOwnName(blocks, own), `who is named as the user on ${route.name}`).toEqual([]);
        const shown = await user.ownProfile.values(Object.keys(due));
        for (const [caption, value] of Object.entries(shown)) {
          seen.add(caption);
          expect.soft(value, `«${caption}» on ${route.name}`).toMatch(due[caption] ?? '');
        }
      }
      await user.blockedUnless('the form of the own profile does not open', async () => {
        await user.opens(routes.profile);
        await user.ownProfile.typePhone('+79990006677');
      });
      const { wrong } = await followOwnPhone({ ...account, api: user.api }, role, await administration.session(), () =>
        user.blockedUnless(
          'the form of the own profile stores no phone number',
          async () => void (await user.expectSuccess(endpoints.changeOwnProfile, () => user.ownProfile.save())),
        ),
      );
      expect(wrong, 'what else changed').toEqual([]);
      const absent = Object.keys(due)
        .filter((caption) => !seen.has(caption))
        .map((caption) => `«${caption}» on the pages of a ${role}`);
      absent.push(...[`own name with its role on the pages of a ${role}`].filter(() => !isNamed));
      await skipMissingFeature(absent.length > 0, absent.join(', '));
    },
  );
}

/** Gives a student a subject. Subjects of a teacher come with the account. */
const ENROLLED = {
  teacher: () => Promise.resolve(),
  student: (enrol: () => Promise<void>) => enrol(),
  tutor: () => Promise.resolve(),
  parent: () => Promise.resolve(),
} as const;

/** Pages that show data of the user’s own account. */
const PLACES = {
  teacher: [routes.profile],
  student: [dashboards.student, routes.profile],
  tutor: [dashboards.tutor, routes.profile],
  parent: [routes.profile],
} as const;

/** What these pages show of `ALL_FIELDS`, by its caption. */
const SHOWN = {
  teacher: () => ({ Предметы: 'Математика' }),
  student: (tutor: string, parent: string) => ({
    Класс: /(?<!\d)7(?!\d)/,
    // Of the subject only that there is one: the platform decides which one the test finds.
    // A build tells the names, or how many there are.
    Предметы: /^(?!(?:Не|Нет) )(?:\p{L}{3}|[1-9])/u,
    Тьютор: tutor,
    Родитель: parent,
  }),
  tutor: () => ({ Специализация: 'Олимпиады', 'Опыт работы': /(?<!\d)8(?!\d)/ }),
  parent: () => ({}),
} as const satisfies Readonly<
  Record<string, (tutor: string, parent: string) => Readonly<Record<string, string | RegExp>>>
>;

/** Fields of an account that a change of another one may lose. */
const ALL_FIELDS = {
  teacher: { subject: 'Математика', experience_years: 12 },
  student: { grade: '7', goal: 'Сдать экзамен' },
  tutor: { specialization: 'Олимпиады', experience_years: 8 },
  parent: {},
} as const;
