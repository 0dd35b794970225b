import { about, expect, test } from '../../fixtures';

test(
  'PF2, PF23–PF26 signing in and out keeps its limit',
  about({
    scenario: 'PFI',
    cases: ['PF2', 'PF23', 'PF24', 'PF25', 'PF26'],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ performance, protocol }) => {
    await performance.signIns.prepare();
    await protocol.step('PF2', async () => expect(await performance.signIns.signedIn('PF2', 'any')).toFindNothing());
    await protocol.step('PF23', async () =>
      expect(await performance.signIns.signedIn('PF23', 'first')).toFindNothing(),
    );
    await protocol.step('PF24', async () =>
      expect(await performance.signIns.signedIn('PF24', 'again')).toFindNothing(),
    );
    await protocol.step('PF25', async () =>
      expect(await performance.signIns.signedIn('PF25', 'wrong')).toFindNothing(),
    );
    await protocol.step('PF26', async () => expect(await performance.signIns.signedOut('PF26')).toFindNothing());
  },
);
