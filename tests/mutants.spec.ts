/** Rules of the drill of mutants: how they are enumerated, sampled, judged and counted. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { PROJECT_ROOT } from '../suite/config/environment';
import type { Failure } from '../suite/failure/failure';
import type { CaseEntry } from '../reporting/collect/run-schema';
import { MUTANT_FAMILIES } from '../reporting/drill/mutants/schema';
import { Coverage, writeCoverage } from '../tools/drill/mutants/coverage';
import { readEquivalents } from '../tools/drill/mutants/equivalents';
import { judge } from '../tools/drill/mutants/judge';
import { buildMutants, listedMutants, type Mutant } from '../tools/drill/mutants/listed-mutants';
import { presentContract } from '../tools/drill/mutants/observe';
import { AT_START } from '../tools/drill/mutants/recording';
import { sampleOf } from '../tools/drill/mutants/sample';
import { scoreOf, wilson } from '../tools/drill/mutants/score';
import { chosenMutants, numbersOf } from '../tools/drill/mutants/selection';
import { sandboxProgram } from '../tools/suite/embedded';

const MUTANT: Mutant = {
  name: 'answers:GET /api/assignments/:id/:student:title:cut',
  family: 'answers',
  place: 'GET /api/assignments/:id/',
  operator: 'cut',
  changes: '',
  reachedBy: [],
  excluded: null,
};

function mutants(): Mutant[] {
  return MUTANT_FAMILIES.flatMap((family) =>
    ['one', 'two', 'three'].flatMap((operator) =>
      ['a', 'b', 'c', 'd'].map((place) => ({
        ...MUTANT,
        family,
        operator,
        place,
        name: `${family}:${place}:${operator}`,
      })),
    ),
  );
}

function failed(failure?: Failure): CaseEntry[] {
  return [
    {
      id: '2.3',
      title: '',
      role: 'student',
      outcome: 'FAIL',
      durationMs: 1,
      test: 'a test',
      error: 'any words',
      failure,
    },
  ];
}

test.describe('mutants of the sandbox', () => {
  test.setTimeout(300_000);

  test('mutants: every mutant has a unique name, and excluded mutants are counted by rule', () => {
    buildMutants();
    const all = listedMutants();
    expect(new Set(all.map(({ name }) => name)).size, 'names are unique').toBe(all.length);
    for (const family of MUTANT_FAMILIES)
      expect(all.filter((mutant) => mutant.family === family).length, family).toBeGreaterThan(1_000);
    // Names contain no line numbers: code added elsewhere in a file does not rename them.
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'rules:server/assignments/grading.ts:requireAllowed:move-boundary:1',
        'page:student/detail-page.tsx:StudentAssignmentPage:negate-condition:1',
      ]),
    );
    const numbers = numbersOf(all, readEquivalents(all));
    expect(Object.keys(numbers.rules.excluded)).toContain('code of another form');
  });

  test('mutants: the sandbox itself contains no switch', () => {
    const isSwitched = (text: string) => /__mutant|__reached|__switches/.test(text);
    expect(isSwitched(readFileSync(sandboxProgram('sound'), 'utf8'))).toBe(false);
    const assets = path.join(PROJECT_ROOT, 'sandbox', 'dist', 'web', 'assets');
    for (const file of readdirSync(assets))
      expect(isSwitched(readFileSync(path.join(assets, file), 'utf8')), file).toBe(false);
    expect(
      isSwitched(readFileSync(sandboxProgram('drill'), 'utf8')),
      'the program of the hand-written faults has none either',
    ).toBe(false);
    buildMutants();
    expect(isSwitched(readFileSync(sandboxProgram('mutants'), 'utf8'))).toBe(true);
  });
});

// Recording takes a run of the whole suite, so the nightly asks for it.
test('mutants: the committed list of responses belongs to the present contract', { tag: '@by-night' }, () => {
  const file = path.join(PROJECT_ROOT, 'sandbox', 'faults', 'mutants', 'observed.json');
  const { contract } = z.object({ contract: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(contract, 'Run npm run drill -- --mutants --observe').toBe(presentContract());
});

test('mutants: the coverage prefers quick and specific tests, and marks code that only the start reaches', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-coverage-'));
  const file = path.join(folder, 'coverage.json');
  const recorded = (durationMs: number, ...reached: string[]) => ({ durationMs, passed: true, reached });
  const usual = Array.from({ length: 400 }, (_, index) => `rules:server/b.ts:one:condition:${index}`);
  try {
    writeCoverage(
      new Map([
        [AT_START, recorded(0, 'rules:server/a.ts:LIMIT:constant:1', 'rules:server/a.ts:one:condition:1')],
        ['slow.spec.ts › slow', recorded(9_000, 'rules:server/a.ts:one:condition:1', ...usual)],
        ['quick.spec.ts › quick', recorded(500, 'rules:server/a.ts:one:condition:1')],
        ['broken.spec.ts › broken', { ...recorded(100, 'rules:server/a.ts:one:condition:1'), passed: false }],
      ]),
      'abc',
      file,
    );
    const coverage = Coverage.read(file);
    expect(coverage.covering(['rules:server/a.ts:one:condition:1'])).toEqual({
      reachedBy: 2,
      tests: ['quick.spec.ts › quick', 'slow.spec.ts › slow'],
      onlyAtStart: false,
    });
    expect(coverage.covering(['rules:server/a.ts:LIMIT:constant:1'])).toMatchObject({
      onlyAtStart: true,
      tests: expect.arrayContaining(['quick.spec.ts › quick']),
    });
    expect(coverage.covering(['rules:server/z.ts:one:condition:1'])).toEqual({
      reachedBy: 0,
      tests: [],
      onlyAtStart: false,
    });
    expect([coverage.isFresh('abc'), coverage.isFresh('abd')]).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('mutants: a sample is the same for the same seed, and covers families, operators and places', () => {
  const all = mutants();
  const sample = sampleOf(all, 18, 7);
  expect(sampleOf(all, 18, 7)).toEqual(sample);
  expect(sampleOf(all, 18, 8)).not.toEqual(sample);
  for (const family of MUTANT_FAMILIES) {
    const own = sample.filter((mutant) => mutant.family === family);
    expect(own, family).toHaveLength(6);
    for (const operator of ['one', 'two', 'three'])
      expect(
        own.filter((mutant) => mutant.operator === operator),
        operator,
      ).toHaveLength(2);
    expect(new Set(own.map(({ place }) => place)).size).toBe(4);
  }
  expect(sampleOf(all, 1_000, 1)).toHaveLength(all.length);
});

test('mutants: a selection of an unknown mutant or family is refused', () => {
  const all = mutants();
  const selection = { family: undefined, only: ['page:a:*'], size: undefined, seed: 1 };
  expect(chosenMutants(all, selection)).toHaveLength(3);
  expect(() => chosenMutants(all, { ...selection, only: ['page:z:one'] })).toThrow('no mutant «page:z:one»');
  expect(() =>
    chosenMutants(
      all.map((mutant) => ({ ...mutant, excluded: 'log text' })),
      { ...selection, only: ['page:a:one'] },
    ),
  ).toThrow('is excluded: log text');
});

test('mutants: a kill is an assertion, and the failure must name what is wrong', () => {
  const request = { method: 'GET', path: '/api/assignments/:id/' };
  expect(judge(MUTANT, failed({ code: 'not-as-agreed', request })).verdict).toBe('killed');
  expect(judge(MUTANT, failed({ code: 'different', control: { kind: 'value', names: ['the title'] } })).verdict).toBe(
    'killed',
  );
  expect(judge(MUTANT, failed({ code: 'refused', request: { ...request, path: '/api/auth/me/' } })).verdict).toBe(
    'misnamed',
  );
  expect(judge(MUTANT, failed({ code: 'unclear', seen: 'Expected: true. Received: false' })).verdict).toBe('misnamed');
  expect(judge(MUTANT, failed()).verdict).toBe('misnamed');
  expect(judge(MUTANT, failed({ code: 'timeout', control: { kind: 'button', names: ['Создать'] } })).verdict).toBe(
    'timed out',
  );
  expect(
    judge(MUTANT, [{ id: '2.3', title: '', role: 'student', outcome: 'BLOCKED', durationMs: 1, test: 'a test' }])
      .verdict,
  ).toBe('blocked');
  expect(judge(MUTANT, [])).toEqual({ verdict: 'survived', killedBy: null });
});

test('mutants: the score has a 95 % Wilson interval, and equivalent mutants do not count', () => {
  const { low, high } = wilson(81, 100);
  expect(low).toBeCloseTo(0.7222, 3);
  expect(high).toBeCloseTo(0.8749, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  expect(wilson(10, 10).high).toBeCloseTo(1, 6);
  const score = scoreOf([
    { verdict: 'killed' },
    { verdict: 'misnamed' },
    { verdict: 'survived' },
    { verdict: 'not reached' },
    { verdict: 'equivalent' },
  ]);
  expect(score).toMatchObject({ killed: 2, of: 4 });
});
