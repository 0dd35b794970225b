import { about, expect, memoryGrowth, skipUnlessAsked, test } from '../../fixtures';

test(
  'PF21 mixed use without bursts stays right and quick',
  about({
    scenario: 'PFS',
    cases: ['PF21'],
    owner: 'operations',
    roles: ['admin', 'teacher', 'student', 'tutor', 'parent'],
    changesData: false,
    load: true,
  }),
  async ({ performance }) => {
    expect(await performance.stability.mixedUse()).toFindNothing();
  },
);

test(
  'PF22 the memory of the platform does not grow by mixed use',
  about({ scenario: 'PFS', cases: ['PF22'], owner: 'operations', roles: ['admin'], changesData: false, load: true }),
  async ({ performance }) => {
    const memory = skipUnlessAsked(
      performance.stability.statedMemory,
      'the platform does not tell its memory, or PF21 was not run before',
    );
    expect(memoryGrowth(memory)).toFindNothing();
  },
);
