import { about, expect, test } from '../../fixtures';

/** Headers, cookies, error answers, unknown addresses, and a browser that two people use. */

test(
  'SE.a headers protect the browser and tell no version',
  about({ scenario: 'SEX', cases: ['SE.a'], owner: 'operations', roles: [], changesData: false }),
  async ({ security }) => {
    expect(await security.surroundings.headers()).toFindNothing();
  },
);

test(
  'SE.b cookies are kept from scripts and other sites',
  about({ scenario: 'SEX', cases: ['SE.b'], owner: 'operations', roles: ['student'], changesData: true }),
  async ({ security }) => {
    expect(await security.surroundings.cookies()).toFindNothing();
  },
);

test(
  'SE.c error answers tell nothing of the inside of the server',
  about({ scenario: 'SEX', cases: ['SE.c'], owner: 'operations', roles: ['teacher'], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.surroundings.errors()).toFindNothing();
  },
);

test(
  'SE.d unknown addresses are told in the platform’s own words',
  about({
    scenario: 'SEX',
    cases: ['SE.d'],
    owner: 'operations',
    roles: ['teacher'],
    changesData: false,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.surroundings.unknownAddresses()).toFindNothing();
  },
);

test(
  'SE.e a second person in the same browser sees nothing of the first',
  about({ scenario: 'SEX', cases: ['SE.e'], owner: 'operations', roles: ['student'], changesData: true }),
  async ({ security }) => {
    expect(await security.surroundings.secondPerson()).toFindNothing();
  },
);
