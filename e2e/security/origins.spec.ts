import { about, expect, test } from '../../fixtures';

/** Pages of other origins in a browser with a signed-in user. */

test(
  'SE22 a page of another origin gets no permission to read',
  about({ scenario: 'SEO', cases: ['SE22'], owner: 'accounts', roles: ['student'], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.origins.reading()).toFindNothing();
  },
);

test(
  'SE23 no origin is reflected, and none is allowed with credentials',
  about({ scenario: 'SEO', cases: ['SE23'], owner: 'accounts', roles: ['student'], changesData: false, probes: true }),
  async ({ security }) => {
    expect(await security.origins.reflected()).toFindNothing();
  },
);

test(
  'SE31 forms and requests of a foreign page change nothing',
  about({ scenario: 'SEC', cases: ['SE31'], owner: 'accounts', roles: ['teacher'], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.origins.changing()).toFindNothing();
  },
);
