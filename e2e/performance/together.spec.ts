import { about, expect, test } from '../../fixtures';

test(
  'PF9–PF11 students at once are all answered rightly, each with own data',
  about({ scenario: 'PFT', owner: 'operations', roles: ['student'], changesData: true, load: true }),
  async ({ performance, protocol }) => {
    await performance.together.prepare();
    await protocol.step('PF9', async () => expect(await performance.together.of('PF9')).toFindNothing());
    await protocol.step('PF10', async () => expect(await performance.together.of('PF10')).toFindNothing());
    await protocol.step('PF11', async () => expect(await performance.together.of('PF11')).toFindNothing());
  },
);
