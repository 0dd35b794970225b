import { about, expect, test } from '../../fixtures';

test(
  'PF12, PF13, PF15 lists of 200 entries take no longer than their number explains',
  about({
    scenario: 'PFG',
    cases: ['PF12', 'PF13', 'PF15'],
    owner: 'operations',
    roles: ['teacher', 'student', 'admin'],
    changesData: true,
    load: true,
  }),
  async ({ performance, protocol }) => {
    await protocol.step('PF12', async () => expect(await performance.growth.assignments()).toFindNothing());
    await protocol.step('PF13', async () => expect(await performance.growth.answers()).toFindNothing());
    await protocol.step('PF15', async () => expect(await performance.growth.lessons()).toFindNothing());
  },
);
