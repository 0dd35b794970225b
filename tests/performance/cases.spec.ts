/** Parts of the performance cases: own data, growth, memory, sign-ins, running alone, and leaving phases out. */
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CASES } from '../../suite/catalogue';
import { about, runsAlone, sendsLoad } from '../../suite/catalogue/metadata';
import { allowedFirst } from '../../suite/performance/growth';
import { performancePolicySchema, readPerformancePolicy } from '../../suite/performance/limits';
import { BAD_STEPS, MIXED_USE, SCENARIOS } from '../../suite/performance/scenarios';
import { memoryGrowth, memoryIn } from '../../suite/performance/memory';
import { isOwn } from '../../suite/performance/together';
import { takePlace } from '../../suite/run/alone';
import { ofKind, signInTimes, type SignInTime } from '../../suite/sessions/sign-in-times';
import { partition } from '../../tools/shards/partition';

const policy = readPerformancePolicy();

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-performance-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('performance table: its steps have limits, its loads are bounded, and no caller exceeds the rate limit', () => {
  for (const { id, steps, callers, rounds, perSecond } of SCENARIOS) {
    expect(callers * (rounds ?? 1) * steps.length, id).toBeLessThanOrEqual(30 * 2 * 4);
    expect(perSecond ?? 0, id).toBeLessThanOrEqual(10);
    for (const { endpoint } of steps) expect(policy.endpoints, id).toHaveProperty(String(endpoint));
  }
  expect(MIXED_USE.perSecond).toBeLessThan(9);
  expect(
    Object.values(BAD_STEPS)
      .flat()
      .filter(({ reason }) => reason === ''),
  ).toEqual([]);
});

test('performance policy: every limit has a source, and a limit without one is refused', () => {
  expect(Object.values(policy.endpoints).filter(({ source }) => source === '')).toEqual([]);
  const { source: _source, ...live } = policy.endpoints.live;
  expect(performancePolicySchema.safeParse({ ...policy, endpoints: { ...policy.endpoints, live } }).success).toBe(
    false,
  );
  expect(
    performancePolicySchema.safeParse({
      ...policy,
      endpoints: { ...policy.endpoints, live: { ...policy.endpoints.live, averageMs: 0 } },
    }).success,
  ).toBe(false);
});

test('performance cases: the catalogue has PF1 to PF39', () => {
  expect(CASES.map(({ id }) => id as string).filter((id) => id.startsWith('PF'))).toEqual(
    Array.from({ length: 39 }, (_none, index) => `PF${index + 1}`),
  );
});

test('own data: a profile, materials and lists of somebody else are noticed', () => {
  const self = { id: 7, email: 'seven@example.com' };
  expect(isOwn({ id: 7, email: 'seven@example.com', first_name: 'A', last_name: 'B', role: 'student' }, self)).toBe(
    true,
  );
  expect(isOwn({ id: 8, email: 'eight@example.com', first_name: 'A', last_name: 'B', role: 'student' }, self)).toBe(
    false,
  );
  expect(isOwn({ student_info: { id: 8 }, subjects: [] }, self)).toBe(false);
  expect(isOwn({ count: 0, next: null, results: [] }, self)).toBe(true);
  expect(isOwn({ count: 1, next: null, results: [{ id: 1, student: 8 }] }, self)).toBe(false);
  expect(isOwn(undefined, self)).toBe(false);
});

test('growth: the first page of many entries may take three times as long, and short times count as the shortest that say anything', () => {
  expect(allowedFirst(100, policy)).toBe(300);
  expect(allowedFirst(2, policy)).toBe(3 * policy.growth.timesFromMs);
});

test('memory: a number under a name about memory is found, and totals are not', () => {
  expect(memoryIn({ cpu: { percent: 4 }, memory: { total: 100, percent: 42 } })).toEqual({
    name: 'memory percent',
    value: 42,
  });
  expect(memoryIn({ checks: { redis: { memory_mb: null } } })).toBeUndefined();
});

test('memory: growth is found beyond half as much again, and beyond what other programs of the machine may take', () => {
  const grows = (name: string, before: number, after: number) =>
    memoryGrowth({ before: { name, value: before }, after: { name, value: after } }).found.length > 0;
  expect([grows('memory used_gb', 0.4, 0.8), grows('memory used_gb', 0.4, 1), grows('memory used_gb', 4, 5)]).toEqual([
    false,
    true,
    false,
  ]);
  expect([grows('memory percent', 4, 13), grows('memory percent', 4, 15)]).toEqual([false, true]);
  expect([grows('memory', 100, 150), grows('memory', 100, 151)]).toEqual([false, true]);
});

test('sign-in times: accepted, first, repeated and wrong ones are told apart', () => {
  const entry = (account: string, status = 200): SignInTime => ({ account, status, ms: 50, alone: true });
  const times = [entry('a'), entry('b', 401), entry('a'), entry('b'), entry('a')];
  writeFileSync(path.join(folder, 'sign-in-times.jsonl'), times.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const read = signInTimes(folder);
  expect((['any', 'first', 'again', 'wrong'] as const).map((kind) => ofKind(read, kind).length)).toEqual([4, 2, 2, 1]);
  expect(signInTimes(path.join(folder, 'none'))).toEqual([]);
});

test('alone: a test that measures waits for the others, and they wait for it', async () => {
  const place = (alone: boolean, pid: number, waits: number[]) =>
    takePlace({ folder, alone, pid, onWait: (ms) => void waits.push(ms) });
  const ofMeasuring: number[] = [];
  const ofOther: number[] = [];
  const leaveFirst = await place(false, process.pid, []);
  const measuring = place(true, process.ppid, ofMeasuring);
  await expect.poll(() => ofMeasuring.length).toBeGreaterThan(1);
  leaveFirst();
  const leaveMeasuring = await measuring;
  const other = place(false, process.pid, ofOther);
  await expect.poll(() => ofOther.length).toBeGreaterThan(1);
  leaveMeasuring();
  (await other)();
  // A process that has ended keeps nobody waiting.
  writeFileSync(path.join(folder, 'running', 'beside-999999999'), '');
  (await place(true, process.pid, []))();
  // Nor does an earlier test of the same process, which was skipped in the middle of an outage.
  writeFileSync(path.join(folder, 'running', `beside-${process.pid}`), '');
  (await place(true, process.pid, []))();
});

test('about: load is declared, and only performance cases run alone', () => {
  const details = { owner: 'operations', roles: [], changesData: false } as const;
  const annotationsOf = (...args: Parameters<typeof about>) => ({
    annotations: [about(...args).annotation ?? []].flat(),
  });
  const measuring = annotationsOf({ ...details, scenario: 'PFA', cases: ['PF1'], load: true });
  const other = annotationsOf({ ...details, scenario: 'DE', cases: ['DE1'] });
  expect([sendsLoad(measuring), runsAlone(measuring), sendsLoad(other), runsAlone(other)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('shards: the performance cases stay in one shard', () => {
  const performance = Array.from({ length: 6 }, (_none, index) => `[performance] › performance/a.spec.ts › PF${index}`);
  const others = Array.from({ length: 20 }, (_none, index) => `[chromium] › b.spec.ts › ${index}`);
  const shards = partition([...performance, ...others], new Map(), 4);
  expect(shards.flatMap(({ tests }) => tests).length).toBe(26);
  expect(shards.filter(({ tests }) => tests.some((name) => performance.includes(name)))).toHaveLength(1);
});
