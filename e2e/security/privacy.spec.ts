import { about, expect, test } from '../../fixtures';

/** What the data and the files of a student tell to others. */

test(
  'SE13 another student and another family read nothing of a student',
  about({ scenario: 'SED', cases: ['SE13'], owner: 'families', roles: ['student', 'parent'], changesData: true }),
  async ({ security }) => {
    expect(await security.privacy.strangers()).toFindNothing();
  },
);

test(
  'SE14 private fields of a student appear only for the roles that may see them',
  about({
    scenario: 'SED',
    cases: ['SE14'],
    owner: 'families',
    roles: ['teacher', 'tutor', 'parent', 'student'],
    changesData: true,
  }),
  async ({ security }) => {
    expect(await security.privacy.fields()).toFindNothing();
  },
);

test(
  'SE15 the file of an answer is for its student and its author',
  about({
    scenario: 'SED',
    cases: ['SE15'],
    owner: 'families',
    roles: ['student', 'teacher'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.privacy.files()).toFindNothing();
  },
);
