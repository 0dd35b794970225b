/** Whether a machine is too slow for its run, in windows of a few seconds; its speed; and waiting until it is calm. */
import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitForCalm } from '../suite/machine/calm';
import { readCounters, type Counters } from '../suite/machine/counters';
import { MachineMonitor } from '../suite/machine/monitor';
import { joinedMachines, waitShare } from '../suite/machine/record';
import { measureSlowness } from '../suite/machine/speed';
import { addSlow, slowReasons, windowBetween, type SlowReason } from '../suite/machine/windows';
import { SLOW_MACHINE } from './specimens/release';
import { tempDir } from './specimens/temp-dir';

const AT = Date.parse('2026-11-29T01:17:00Z');
const MEGABYTE = 1024 * 1024;

/** A reading of a calm machine, this many milliseconds after the first. */
function reading(ms: number, more: Partial<Counters> = {}): Counters {
  return {
    at: AT + ms,
    monotonicMs: 5_000 + ms,
    uptimeMs: 900_000 + ms,
    own: new Map([[1, { ranMs: ms, waitedMs: ms / 10 }]]),
    processors: { all: ms, stolen: 0, busy: 0.6 * ms, own: 0.5 * ms },
    freeBytes: 4_000 * MEGABYTE,
    ...more,
  };
}

/** Processors of which other programs keep this share. */
const kept = (ms: number, share: number) => ({ all: ms, stolen: 0, busy: ms, own: (1 - share) * ms });

const reasonsFor = (more: Partial<Counters>, loopDelayMs = 20) =>
  slowReasons(windowBetween(reading(0), reading(2_000, more), loopDelayMs));

test('machine windows: a window is slow when processes wait, time is stolen or stands still, or memory is gone', () => {
  expect(reasonsFor({})).toEqual([]);
  const waiting = new Map([[1, { ranMs: 500, waitedMs: 1_500 }]]);
  expect(reasonsFor({ own: waiting, processors: kept(2_000, 0.6) })).toEqual(['processor']);
  // Many processes of the run wait for each other.
  expect(reasonsFor({ own: waiting, processors: kept(2_000, 0.4) })).toEqual([]);
  // Others keep the processors, but the run gets what it needs.
  const served = new Map([[1, { ranMs: 1_000, waitedMs: 1_000 }]]);
  expect(reasonsFor({ own: served, processors: kept(2_000, 0.6) })).toEqual([]);
  // Hardly any process had to do something.
  const idle = new Map([[1, { ranMs: 5, waitedMs: 40 }]]);
  expect(reasonsFor({ own: idle, processors: kept(2_000, 0.9) })).toEqual([]);
  expect(reasonsFor({ processors: { ...kept(2_000, 0.1), stolen: 600 } })).toEqual(['stolen']);
  expect(reasonsFor({ uptimeMs: 900_000 + 2_000 + 30_000 })).toEqual(['halted']);
  expect(reasonsFor({ freeBytes: 40 * MEGABYTE })).toEqual(['memory']);
  expect(reasonsFor({}, 1_400)).toEqual(['event loop']);
});

test('machine windows: a system that tells less is judged by what it tells', () => {
  const elsewhere = { own: undefined, processors: undefined, uptimeMs: undefined };
  const between = (after: Partial<Counters>) =>
    slowReasons(windowBetween(reading(0, elsewhere), reading(2_000, { ...elsewhere, ...after }), 20));
  expect(between({})).toEqual([]);
  expect(between({ at: AT + 62_000 })).toEqual(['halted']);
  // A clock that somebody sets back is no sleep.
  expect(between({ at: AT - 60_000 })).toEqual([]);
});

test('machine windows: a process that began or ended between two readings counts with what is known of it', () => {
  const before = new Map([
    [1, { ranMs: 100, waitedMs: 10 }],
    [2, { ranMs: 900, waitedMs: 90 }],
  ]);
  const after = new Map([
    [1, { ranMs: 150, waitedMs: 30 }],
    // The number of the ended process, given again.
    [2, { ranMs: 20, waitedMs: 5 }],
    [3, { ranMs: 7, waitedMs: 1 }],
  ]);
  expect(windowBetween(reading(0, { own: before }), reading(2_000, { own: after }), 0)).toMatchObject({
    ranMs: 50 + 20 + 7,
    waitedMs: 20 + 5 + 1,
  });
});

/** Writes the files of Linux for processes as [id, parent, name]. */
function procWith(processes: readonly (readonly [number, number, string])[]): string {
  const proc = tempDir();
  writeFileSync(path.join(proc, 'uptime'), '120.50 60.00\n');
  writeFileSync(path.join(proc, 'stat'), 'cpu  10 0 10 70 0 0 0 10 0 0\ncpu0 1 2 3\n');
  for (const [pid, parent, name] of processes) {
    mkdirSync(path.join(proc, String(pid)));
    // Two units of its own for each kind of time, and one of a child that has ended.
    const times = '2 2 1 0';
    writeFileSync(
      path.join(proc, String(pid), 'stat'),
      `${pid} (${name}) S ${parent} 1 1 0 -1 0 0 0 0 0 ${times} 20\n`,
    );
    writeFileSync(path.join(proc, String(pid), 'schedstat'), `${pid}000000 2000000 7\n`);
  }
  return proc;
}

test('machine windows: only this process and those below it are its own', () => {
  const proc = procWith([
    [10, 1, 'node'],
    [11, 10, 'Web (Content) x'],
    [12, 11, 'renderer'],
    [13, 1, 'somebody else'],
  ]);
  const { own, processors, uptimeMs } = readCounters(proc, 10);
  expect([...(own ?? [])].sort()).toEqual([10, 11, 12].map((pid) => [pid, { ranMs: pid, waitedMs: 2 }]));
  expect(processors).toEqual({ all: 100, stolen: 10, busy: 20, own: 3 * 5 });
  expect(uptimeMs).toBe(120_500);
  expect(readCounters(path.join(proc, 'nowhere'), 10)).toMatchObject({ own: undefined, processors: undefined });
});

test('machine windows: the monitor tells of an attempt only what it has met', () => {
  const readings = [0, 2_000, 4_000, 6_000].map((ms) =>
    reading(ms, {
      own: new Map([[1, { ranMs: ms / 4, waitedMs: ms >= 4_000 ? 3_000 : 0 }]]),
      processors: kept(ms, 0.8),
    }),
  );
  const reasons: (readonly SlowReason[])[] = [];
  const monitor = new MachineMonitor(
    1.5,
    ({ last }) => reasons.push(last?.reasons ?? []),
    () => readings.shift() ?? reading(6_000),
  );
  for (let window = 0; window < 4; window += 1) monitor.look();
  expect(reasons).toEqual([[], ['processor'], []]);
  const slow = [{ from: AT + 2_000, to: AT + 4_000, reasons: ['processor'] }];
  expect(monitor.during(AT + 1_000, AT + 2_500)).toMatchObject({ slow });
  expect(monitor.during(AT + 4_500, AT + 6_000)).toEqual({ slow: [], waitShare: 0 });
  expect(monitor.during(AT + 2_500, AT + 3_000).waitShare).toBeCloseTo(3_000 / 3_500, 5);
  expect(monitor.record().machine).toMatchObject({
    watchedMs: 6_000,
    slowMs: 2_000,
    ranMs: 1_500,
    waitedMs: 3_000,
    reasons: ['processor'],
    slowness: 1.5,
  });
});

test('machine windows: windows without a gap are one period', () => {
  const one = addSlow([], { from: 0, to: 2, reasons: ['memory'] });
  expect(addSlow(one, { from: 2, to: 4, reasons: ['processor'] })).toEqual([
    { from: 0, to: 4, reasons: ['memory', 'processor'] },
  ]);
  expect(addSlow(one, { from: 4, to: 6, reasons: ['processor'] })).toHaveLength(2);
});

test('machine windows: several machines are told as one', () => {
  expect(joinedMachines([])).toBeNull();
  expect(joinedMachines([null, SLOW_MACHINE])).toEqual(SLOW_MACHINE);
  const joined = joinedMachines([SLOW_MACHINE, { ...SLOW_MACHINE, ranMs: null, waitedMs: null, slowness: 3 }]);
  expect(joined).toMatchObject({ watchedMs: 2_540_000, slowMs: 192_000, ranMs: 2_100_000, slowness: 3 });
  expect(waitShare({ ranMs: null, waitedMs: null })).toBeNull();
});

test('machine windows: the speed that is measured at the beginning is bounded in both directions', () => {
  expect(measureSlowness(() => 70)).toBe(1);
  expect(measureSlowness(() => 20)).toBe(1);
  expect(measureSlowness(() => 140)).toBe(2);
  expect(measureSlowness(() => 5_000)).toBe(4);
});

test('machine windows: a repeated test waits for a calm machine, and a run only so long altogether', async () => {
  const folder = tempDir();
  const extended: number[] = [];
  const options = { extend: (ms: number) => void extended.push(ms), folder, pollIntervalMs: 10 };
  const answers = [false, true, false, true, true, true];
  expect(await waitForCalm({ ...options, timeoutMs: 60_000, isCalm: () => answers.shift() ?? false })).toBe(true);
  expect(answers).toEqual([]);
  expect(extended).toHaveLength(1);
  expect(await waitForCalm({ ...options, timeoutMs: 200, isCalm: () => false })).toBe(false);
  // Nothing is left of the time.
  let looks = 0;
  expect(await waitForCalm({ ...options, timeoutMs: 200, isCalm: () => (looks += 1) > 0 })).toBe(false);
  expect(looks).toBe(0);
});
