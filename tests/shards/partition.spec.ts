/** How tests are partitioned into shards, and what is reported of shards that deviate from the plan. */
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Plan } from '../../reporting/shards/plan';
import { SHARD_BLOB } from '../../suite/config/folders';
import { SHARD_NOTE, type ShardNote } from '../../reporting/shards/shard-note';
import { partition, validatePartition } from '../../tools/shards/partition';
import { collectShards } from '../../tools/shards/collect';
import { checkWithPlaywright, planOf } from '../../tools/shards/planning';

const times = (all: Readonly<Record<string, number>>) => new Map(Object.entries(all));

test('deal: the longest tests are placed first, each in the shard with the least work', () => {
  const measured = times({ a: 10, b: 9, c: 8, d: 7, e: 6, f: 5, g: 1 });
  const shardPlans = partition([...measured.keys()], measured, 3);
  expect(shardPlans.map((shardPlan) => shardPlan.tests)).toEqual([
    ['a', 'f', 'g'],
    ['b', 'e'],
    ['c', 'd'],
  ]);
  expect(shardPlans.map((shardPlan) => shardPlan.expectedMs)).toEqual([16, 15, 15]);
});

test('deal: the order of the list changes nothing, and a test never measured counts as the median', () => {
  const measured = times({ a: 100, b: 40, c: 10 });
  const names = ['new', 'c', 'a', 'b'];
  expect(partition(names, measured, 2)).toEqual(partition([...names].reverse(), measured, 2));
  expect(partition(names, measured, 2)).toEqual([
    { tests: ['a'], expectedMs: 100 },
    { tests: ['b', 'new', 'c'], expectedMs: 90 },
  ]);
});

test('deal: without measured times each shard gets the same number of tests', () => {
  const names = Array.from({ length: 10 }, (_, index) => `t${index}`);
  expect(partition(names, new Map(), 4).map((shardPlan) => shardPlan.tests.length)).toEqual([3, 3, 2, 2]);
});

test('deal: more shards than tests are refused, because an empty shard looks like a failed one', () => {
  expect(() => partition(['a', 'b'], new Map(), 3)).toThrow(
    'There are 2 tests for 3 shards, so at least one shard would run nothing. Ask for at most 2.',
  );
});

test('deal: the check names missing, unknown and repeated tests, and empty shards', () => {
  expect(validatePartition(['a', 'b'], [['a'], ['b']])).toEqual([]);
  expect(validatePartition(['a', 'b', 'c'], [['a', 'b', 'x'], ['b'], []])).toEqual([
    'c is in no shard',
    'x is no test of the suite',
    'b is in more than one shard',
    'shard 3 has no test',
  ]);
});

test('deal: Playwright selects exactly the planned tests of the real suite', { tag: '@by-night' }, async () => {
  test.setTimeout(120_000);
  const words = ['e2e/sign-in', 'e2e/parent', 'e2e/access/pages.spec.ts'];
  const { plan } = await planOf(2, words);
  expect(plan.scope).toBe('selection');
  expect(plan.shards.flat().length).toBeGreaterThan(20);
  await checkWithPlaywright(plan, words);
  const [first = [], second = []] = plan.shards;
  const maimed: Plan = { ...plan, shards: [first, [...second.slice(1), 'sign-in/teacher.spec.ts › no such test']] };
  await expect(checkWithPlaywright(maimed, words)).rejects.toThrow(/is in no shard/);
});

const PLAN: Plan = { schemaVersion: 1, scope: 'release', shards: [['one'], ['two']] };
const NOTE: ShardNote = {
  schemaVersion: 2,
  number: 1,
  plan: PLAN,
  runId: 'r',
  target: { baseUrl: 'http://x', kind: 'sandbox', version: '1' },
  unhealthyReason: null,
  outages: [],
  sessionLosses: [],
  signIns: { count: 1, maxPerMinute: 1 },
  machine: null,
};

/** Creates shard folders as they arrive from other machines. */
function laidOut(notes: readonly (Partial<ShardNote> & { blob?: boolean })[], look: (folder: string) => void): void {
  const root = mkdtempSync(path.join(os.tmpdir(), 'the-bot-shards-'));
  try {
    for (const [index, { blob = true, ...note }] of notes.entries()) {
      const folder = path.join(root, `artefact-${index}`, 'shard');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, SHARD_NOTE), JSON.stringify({ ...NOTE, ...note }));
      if (blob) writeFileSync(path.join(folder, SHARD_BLOB), '');
    }
    look(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test('merge: shards are found below folders, in the order of the plan', () => {
  laidOut([{ number: 2 }, { number: 1 }], (root) => {
    const { shards, faults } = collectShards([root]);
    expect(shards.map(({ note }) => note.number)).toEqual([1, 2]);
    expect(faults).toEqual([]);
  });
});

test('merge: shards without results, of another plan, or given twice are refused with a message', () => {
  laidOut([{ blob: false }], (root) =>
    expect(() => collectShards([root])).toThrow(
      /^No shard left any results in .*: nothing is known about the platform/,
    ),
  );
  laidOut([{}, { number: 2, plan: { ...PLAN, shards: [['one'], ['three']] } }], (root) =>
    expect(() => collectShards([root])).toThrow(/is a shard of another deal/),
  );
  laidOut([{}, {}], (root) => expect(() => collectShards([root])).toThrow(/Shard 1 is there more than once/));
});

test('merge: a shard that could not test the platform, and different builds, are faults', () => {
  laidOut([{}, { number: 2, unhealthyReason: 'nothing answered.' }], (root) =>
    expect(collectShards([root]).faults).toEqual(['Shard 2 could not test the platform: nothing answered.']),
  );
  const unhealthyReason = { unhealthyReason: 'nothing answered.' };
  laidOut([unhealthyReason, { ...unhealthyReason, number: 2 }], (root) =>
    expect(collectShards([root]).faults).toEqual([]),
  );
  laidOut([{}, { number: 2, target: { ...NOTE.target, version: '2' } }], (root) =>
    expect(collectShards([root]).faults).toEqual([
      'The shards met different builds of the platform: 1, 2. Run them again against one',
    ]),
  );
});
