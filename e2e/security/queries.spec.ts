import { about, expect, test } from '../../fixtures';

/** What queries of lists may do. */

test(
  'SE34 numbers of others in queries widen nothing',
  about({
    scenario: 'SEQ',
    cases: ['SE34'],
    owner: 'operations',
    roles: ['student', 'parent'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.queries.foreignNumbers()).toFindNothing();
  },
);

test(
  'SE35 odd pages, sizes and orders crash nothing and are capped',
  about({
    scenario: 'SEQ',
    cases: ['SE35'],
    owner: 'operations',
    roles: ['admin', 'teacher', 'student', 'tutor', 'parent'],
    changesData: false,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.queries.oddPages()).toFindNothing();
  },
);
