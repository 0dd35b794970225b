import { about, expect, test } from '../../fixtures';

/** What sign-in tells, takes and refuses. */

test(
  'SE1 no response, page, storage or address holds a password or its hash',
  about({ scenario: 'SEA', cases: ['SE1'], owner: 'accounts', roles: ['student', 'admin'], changesData: true }),
  async ({ security }) => {
    expect(await security.keptSecrets.passwords()).toFindNothing();
  },
);

test(
  'SE2 a known, an unknown and an inactive account are refused alike',
  about({ scenario: 'SEA', cases: ['SE2'], owner: 'accounts', roles: [], changesData: true }),
  async ({ security }) => {
    expect(await security.authentication.alikeRefusals()).toFindNothing();
  },
);

test(
  'SE3 malformed sign-in bodies are refused, and none crashes the server',
  about({ scenario: 'SEA', cases: ['SE3'], owner: 'accounts', roles: [], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.authentication.malformedBodies()).toFindNothing();
  },
);

test(
  'SE4 an email in other case or with spaces is the same email everywhere',
  about({
    scenario: 'SEA',
    cases: ['SE4'],
    owner: 'accounts',
    roles: ['student', 'admin'],
    changesData: true,
    probes: true,
  }),
  async ({ security }) => {
    expect(await security.authentication.emailVariants()).toFindNothing();
  },
);

test(
  'SE5 SQL-like and wildcard input does not sign in',
  about({ scenario: 'SEA', cases: ['SE5'], owner: 'accounts', roles: [], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.authentication.injections()).toFindNothing();
  },
);

test(
  'SE6 only POST signs in, and credentials in a query are not taken',
  about({ scenario: 'SEA', cases: ['SE6'], owner: 'accounts', roles: [], changesData: true, probes: true }),
  async ({ security }) => {
    expect(await security.authentication.otherMethods()).toFindNothing();
  },
);

test(
  'SE7 answers with tokens are not stored, and no address and no console holds a token',
  about({ scenario: 'SEA', cases: ['SE7'], owner: 'accounts', roles: ['student'], changesData: true }),
  async ({ security }) => {
    expect(await security.keptSecrets.tokens()).toFindNothing();
  },
);
