import { about, expect, test } from '../../fixtures';

test(
  'PF27–PF29 the schedule of a month, its filters, and creating lessons',
  about({
    scenario: 'PFH',
    owner: 'administration',
    roles: ['admin', 'student', 'parent', 'tutor'],
    changesData: true,
    load: true,
  }),
  async ({ performance, protocol }) => {
    // The lessons are those that the other cases look for.
    await protocol.step('PF29', async () => expect(await performance.schedule.creating()).toFindNothing());
    await protocol.step('PF27', async () => expect(await performance.schedule.month()).toFindNothing());
    await protocol.step('PF28', async () => expect(await performance.schedule.filters()).toFindNothing());
  },
);

test(
  'PF30 materials and a file come within their limits',
  about({
    scenario: 'PFM',
    cases: ['PF30'],
    owner: 'assignments',
    roles: ['student', 'teacher'],
    changesData: true,
    load: true,
  }),
  async ({ performance }) => {
    expect(await performance.materials.listWithFile()).toFindNothing();
  },
);
