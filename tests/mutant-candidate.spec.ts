/** How long a mutant is tried, and what the results of its trials come to. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Candidate } from '../tools/drill/mutants/candidate';
import { Coverage, writeCoverage } from '../tools/drill/mutants/coverage';
import type { Mutant } from '../tools/drill/mutants/listed-mutants';
import type { PlacedTest } from '../tools/suite/listed-tests';

const SITE = 'rules:server/a.ts:one:condition:1';
const MUTANT: Mutant = {
  name: 'rules:server/a.ts:one:force-true:1',
  family: 'rules',
  place: 'server/a.ts',
  operator: 'force-true',
  changes: '',
  reachedBy: [SITE],
  excluded: null,
};
const BUDGET_MS = 1_000;

const placed = (file: string): PlacedTest => ({
  file,
  title: 'it',
  titles: ['it'],
  tags: [],
  annotations: [],
  projects: [],
});
const [QUICK, SLOW] = [placed('quick.spec.ts'), placed('slow.spec.ts')];

function candidate(mutant = MUTANT): Candidate {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-candidate-'));
  try {
    const file = path.join(folder, 'coverage.json');
    const recorded = (durationMs: number) => ({ durationMs, passed: true, reached: [SITE] });
    writeCoverage(
      new Map([
        ['slow.spec.ts › it', recorded(9_000)],
        ['quick.spec.ts › it', recorded(500)],
      ]),
      'abc',
      file,
    );
    return Candidate.of(
      mutant,
      Coverage.read(file),
      new Map([QUICK, SLOW].map((one) => [`${one.file} › it`, one])),
      BUDGET_MS,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SURVIVED = { verdict: 'survived', killedBy: null } as const;
const KILLED = { verdict: 'killed', killedBy: { by: '1.1', seen: 'it is wrong' } } as const;
const free = () => false;

test('mutant candidate: the most suitable test is tried first, and each only once', () => {
  const own = candidate();
  expect(own.takeTest(free)).toBe(QUICK);
  own.add('quick.spec.ts › it', SURVIVED, 10);
  expect(own.isDecided).toBe(false);
  expect(own.takeTest(free)).toBe(SLOW);
  own.add('slow.spec.ts › it', SURVIVED, 10);
  expect(own.isDecided).toBe(true);
  expect(own.result()).toMatchObject({
    verdict: 'survived',
    reachedBy: 2,
    durationMs: 20,
    wanted: 'a case in which the condition does not hold',
  });
});

test('mutant candidate: the first kill and the end of its time decide', () => {
  const killed = candidate();
  killed.takeTest(free);
  killed.add('quick.spec.ts › it', KILLED, 10);
  expect([killed.isDecided, killed.result().verdict, killed.result().wanted]).toEqual([true, 'killed', null]);
  const long = candidate();
  long.takeTest(free);
  long.add('quick.spec.ts › it', SURVIVED, BUDGET_MS);
  expect([long.isDecided, long.result().verdict]).toEqual([true, 'survived']);
});

test('mutant candidate: a test in use is skipped, and a test that the run did not reach is tried again', () => {
  const own = candidate();
  expect(own.takeTest((name) => name.startsWith('quick'))).toBe(SLOW);
  own.putBack(SLOW);
  expect(own.takeTest(free)).toBe(SLOW);
  own.putBack(SLOW);
  own.hadNoResult();
  expect(own.isDecided).toBe(false);
  own.hadNoResult();
  expect([own.isDecided, own.result().verdict], 'two runs without any result').toEqual([true, 'blocked']);
});

test('mutant candidate: a mutant that no test reaches is not tried', () => {
  const own = candidate({ ...MUTANT, reachedBy: ['rules:server/z.ts:one:condition:1'] });
  expect([own.isDecided, own.result().verdict]).toEqual([true, 'not reached']);
});
