import { about, expect, test } from '../../fixtures';

/** Fields that users must not write. */

test(
  'SE32 the own profile takes no role, state, email of another, password or family',
  about({
    scenario: 'SEF',
    cases: ['SE32'],
    owner: 'accounts',
    roles: ['student', 'teacher', 'tutor', 'parent'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.ownFields.profiles()).toFindNothing();
  },
);

test(
  'SE33 a student writes neither grade nor state of an answer',
  about({ scenario: 'SEF', cases: ['SE33'], owner: 'accounts', roles: ['student'], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.ownFields.answers()).toFindNothing();
  },
);
