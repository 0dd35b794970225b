import { about, expect, reportAside, test } from '../../fixtures';

test(
  'PF37–PF39 one user reads one list up to the rate limit, beyond it, and again',
  about({ scenario: 'PFL', owner: 'operations', roles: ['student'], changesData: true, load: true }),
  async ({ performance, protocol }) => {
    await performance.rateLimit.prepare();
    await protocol.step('PF37', async () => expect(await performance.rateLimit.highest()).toFindNothing());
    await protocol.step('PF38', async () => expect(await performance.rateLimit.beyond()).toFindNothing());
    await protocol.step('PF39', async () => expect(await performance.rateLimit.again()).toFindNothing());
    await reportAside('what a refusal by the rate limit does not tell', performance.rateLimit.remarks);
  },
);
