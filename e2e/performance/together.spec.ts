import { about, expect, test } from '../../fixtures';

test(
  'PF9–PF11, PF14 students at once are all answered rightly, and the list of them grows with their number',
  about({
    scenario: 'PFT',
    cases: ['PF9', 'PF10', 'PF11', 'PF14'],
    owner: 'operations',
    roles: ['student', 'admin'],
    changesData: true,
    load: true,
  }),
  async ({ performance, protocol }) => {
    await performance.together.prepare();
    await protocol.step('PF9', async () => expect(await performance.together.of('PF9')).toFindNothing());
    await protocol.step('PF10', async () => expect(await performance.together.of('PF10')).toFindNothing());
    await protocol.step('PF11', async () => expect(await performance.together.of('PF11')).toFindNothing());
    // The callers make the list long enough.
    await protocol.step('PF14', async () => expect(await performance.growth.accounts()).toFindNothing());
  },
);
