import { about, expect, test } from '../../fixtures';

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
    expect(await families.contacts(await accounts.signIn(own))).toNotDisclose(...secrets);
  },
);
