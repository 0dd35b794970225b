import { about, expect, test } from '../../fixtures';

/** What a token is, how long it lives, and where it is taken from. */

test(
  'SE24 each sign-in gives a new token of at least 160 bits',
  about({ scenario: 'SET', cases: ['SE24'], owner: 'accounts', roles: [], changesData: true }),
  async ({ security }) => {
    expect(await security.tokens.fresh()).toFindNothing();
  },
);

test(
  'SE25 a renewed token replaces the old one',
  about({ scenario: 'SET', cases: ['SE25'], owner: 'accounts', roles: ['student'], changesData: true }),
  async ({ security }) => {
    expect(await security.tokens.refresh()).toFindNothing();
  },
);

test(
  'SE26 a token is taken from the header only',
  about({ scenario: 'SET', cases: ['SE26'], owner: 'accounts', roles: [], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.tokens.headerOnly()).toFindNothing();
  },
);

test(
  'SE27 an altered token is refused with 401',
  about({ scenario: 'SET', cases: ['SE27'], owner: 'accounts', roles: [], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.tokens.altered()).toFindNothing();
  },
);

test(
  'SE30 an inactive account is refused everywhere, and its old token stays dead',
  about({ scenario: 'SEI', cases: ['SE30'], owner: 'accounts', roles: ['student', 'admin'], changesData: true }),
  async ({ security }) => {
    expect(await security.tokens.inactive()).toFindNothing();
  },
);
