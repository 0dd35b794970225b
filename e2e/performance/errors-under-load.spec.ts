import { about, expect, test } from '../../fixtures';

/** Good reads go on while requests come among them that go wrong. */
const details = { scenario: 'PFE', owner: 'operations', load: true } as const;

test(
  'PF16 bad input harms no good read',
  about({ ...details, cases: ['PF16'], roles: ['teacher'], changesData: true, probes: true }),
  async ({ performance }) => {
    expect(await performance.errorsUnderLoad.of('PF16')).toFindNothing();
  },
);

test(
  'PF17 requests for missing things harm no good read',
  about({ ...details, cases: ['PF17'], roles: ['teacher', 'student'], changesData: false }),
  async ({ performance }) => {
    expect(await performance.errorsUnderLoad.of('PF17')).toFindNothing();
  },
);

test(
  'PF18 requests of the wrong role harm no good read',
  about({ ...details, cases: ['PF18'], roles: ['teacher', 'student'], changesData: true }),
  async ({ performance }) => {
    expect(await performance.errorsUnderLoad.of('PF18')).toFindNothing();
  },
);

test(
  'PF19 broken uploads harm no good read',
  about({ ...details, cases: ['PF19'], roles: ['teacher', 'student'], changesData: true, probes: true }),
  async ({ performance }) => {
    expect(await performance.errorsUnderLoad.of('PF19')).toFindNothing();
  },
);

test(
  'PF20 cancelled requests harm no good read',
  about({ ...details, cases: ['PF20'], roles: ['teacher', 'student'], changesData: false }),
  async ({ performance }) => {
    expect(await performance.errorsUnderLoad.of('PF20')).toFindNothing();
  },
);
