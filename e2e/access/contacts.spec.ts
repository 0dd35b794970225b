import { about, expect, russianRole, skipMissingFeature, test } from '../../fixtures';

test(
  'M the contacts of a parent name nobody of another family',
  about({
    titleRu: 'контакты родителя не называют никого из другой семьи',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const [own, other] = [await accounts.create('parent'), await accounts.create('parent')];
    await accounts.create('student', { parent_id: own.user.id });
    const child = await accounts.create('student', { parent_id: other.user.id });
    const secrets = [other, child].flatMap(({ email, user }) => [email, user.last_name]);
    const contacts = await families.contacts(await accounts.signIn(own));
    await skipMissingFeature(!contacts.isThere, 'list of contacts');
    expect(contacts.read).toNotDisclose(...secrets);
  },
);

/** Whom a role writes to: the recorded lists name these people to everybody who has to do with them. */
const WRITES_TO = {
  student: ['teacher', 'tutor'],
  parent: ['teacher', 'tutor'],
  teacher: ['student', 'secondStudent'],
  tutor: ['student', 'secondStudent'],
} as const;

for (const role of ['student', 'parent', 'teacher', 'tutor'] as const) {
  test(
    `M the ${role} finds the people to write to among the contacts`,
    about({
      titleRu: `контакты содержат тех, кому пишет пользователь (${russianRole(role)})`,
      scenario: 'M',
      cases: [],
      owner: 'families',
      roles: [role],
      changesData: false,
    }),
    async ({ families, administration }) => {
      const contacts = await families.contactIds(role);
      await skipMissingFeature(contacts === undefined, 'list of contacts');
      const due = await Promise.all(WRITES_TO[role].map((name) => administration.idOf(name)));
      expect(contacts, `the contacts of the ${role}: ${WRITES_TO[role].join(', ')} by number`).toEqual(
        expect.arrayContaining(due),
      );
    },
  );
}

/** The published build keeps the contacts of a user for a minute. */
const CACHED_MS = 70_000;

test(
  'M a deactivated user is among the contacts no more',
  about({
    titleRu: 'деактивированного пользователя больше нет среди контактов',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ accounts, families, administration }) => {
    const student = await accounts.create('student');
    await families.enrol(student);
    const before = await families.contactIds('teacher');
    await skipMissingFeature(before === undefined, 'list of contacts');
    await skipMissingFeature(before?.includes(student.user.id) !== true, 'new student among the contacts');
    await administration.deactivate(student.user.id);
    test.setTimeout(test.info().timeout + CACHED_MS);
    await expect
      .poll(() => families.contactIds('teacher'), {
        message: 'the contacts of the teacher by number, a minute after the deactivation',
        timeout: CACHED_MS,
        intervals: [500, 1_000, 5_000],
      })
      .not.toContain(student.user.id);
  },
);
