import { about, expect, test } from '../../fixtures';

/** Who may change and read what; every refusal is followed by reading again that nothing changed. */

test(
  'SE8 every changing request without a token is refused with 401',
  about({ scenario: 'SEP', cases: ['SE8'], owner: 'assignments', roles: [], changesData: true }),
  async ({ security }) => {
    expect(await security.permissions.withoutToken()).toFindNothing();
  },
);

test(
  'SE9 every changing request with a wrong role is refused',
  about({
    scenario: 'SEP',
    cases: ['SE9'],
    owner: 'assignments',
    roles: ['teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ security }) => {
    expect(await security.permissions.wrongRoles()).toFindNothing();
  },
);

test(
  'SE10 another teacher reads and changes nothing of an assignment',
  about({ scenario: 'SEP', cases: ['SE10'], owner: 'assignments', roles: ['teacher'], changesData: true }),
  async ({ security }) => {
    expect(await security.permissions.anotherTeacher()).toFindNothing();
  },
);

test(
  'SE11 a student reaches neither others’ assignments nor drafts, and answers nothing that is closed',
  about({ scenario: 'SEP', cases: ['SE11'], owner: 'assignments', roles: ['student'], changesData: true }),
  async ({ security }) => {
    expect(await security.permissions.student()).toFindNothing();
  },
);

test(
  'SE12 a changed role and a deactivation count at once in an open session',
  about({ scenario: 'SEP', cases: ['SE12'], owner: 'assignments', roles: ['teacher', 'admin'], changesData: true }),
  async ({ security }) => {
    expect(await security.permissions.atOnce()).toFindNothing();
  },
);
