import { about, expect, reportAside, test } from '../../fixtures';

/** Markup and special characters wherever users type. */

test(
  'SE19 markup is shown as typed on every page of every role',
  about({
    scenario: 'SEM',
    cases: ['SE19'],
    owner: 'assignments',
    roles: ['student', 'teacher', 'parent', 'tutor', 'admin'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    const { findings, notShown } = await security.markup.everywhere();
    expect(findings).toFindNothing();
    await reportAside(
      'fields that no page shows',
      notShown.map((field) => `no page shows the ${field} of an assignment, an answer, an account or a report`),
    );
  },
);

test(
  'SE20 special characters in searches and filters match literally or are refused',
  about({
    scenario: 'SEM',
    cases: ['SE20'],
    owner: 'assignments',
    roles: ['admin', 'teacher', 'student'],
    changesData: false,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.queries.signs()).toFindNothing();
  },
);

test(
  'SE21 odd names of files are stored harmlessly and break no header',
  about({
    scenario: 'SEM',
    cases: ['SE21'],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.uploads.oddNames()).toFindNothing();
  },
);
