import { about, expect, test } from '../../fixtures';

/** Contents and sizes of uploaded files. */

test(
  'SE28 content decides and not the name: what runs is refused or handed out for saving only',
  about({
    scenario: 'SEU',
    cases: ['SE28'],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.uploads.disguisedContents()).toFindNothing();
  },
);

test(
  'SE29 files of a wrong size or number are refused with a sentence',
  about({
    scenario: 'SEU',
    cases: ['SE29'],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.uploads.oddSizes()).toFindNothing();
  },
);
