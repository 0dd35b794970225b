import { about, expect, test } from '../../fixtures';

/** Input that must be refused, generated anew in each run. */

test(
  'SE16 an assignment with a wrong field is refused and not stored',
  about({
    scenario: 'SEV',
    cases: ['SE16'],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.validation.assignments()).toFindNothing();
  },
);

test(
  'SE17 empty answers and wrong marks are refused and not stored',
  about({
    scenario: 'SEV',
    cases: ['SE17'],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.validation.answersAndMarks()).toFindNothing();
  },
);

test(
  'SE18 an account with a wrong field is refused and not stored',
  about({ scenario: 'SEV', cases: ['SE18'], owner: 'assignments', roles: ['admin'], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.validation.newAccounts()).toFindNothing();
  },
);
