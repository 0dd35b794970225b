/** A time-out on a machine that is too slow for its run is not blamed on the platform, and its case is repeated once. */
import { expect, test } from '@playwright/test';
import type { TestResult } from '@playwright/test/reporter';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../suite/failure/failure';
import { restsOnWaiting } from '../suite/failure/waiting';
import { waitForCalm } from '../suite/machine/calm';
import { readCounters, type Counters } from '../suite/machine/counters';
import { MachineMonitor } from '../suite/machine/monitor';
import { joinedMachines, waitShare, type Machine } from '../suite/machine/record';
import { measureSlowness } from '../suite/machine/speed';
import { addSlow, slowReasons, windowBetween, type SlowReason } from '../suite/machine/windows';
import type { StepRecord } from '../suite/protocol/outcome';
import { INTERNAL_DATA, type InternalDataKind } from '../suite/run/internal-data';
import { observationsOf } from '../reporting/release/observations';
import { takeInternalData } from '../reporting/run-report/internal-data';
import { machineText } from '../reporting/run-report/machine-lines';
import { isFlakyByMachine, isMachineSlow, withoutSlowMachine } from '../reporting/run-report/machine-slow';
import { reasonText } from '../reporting/run-report/reason-texts';
import { reasonsAgainst } from '../reporting/run-report/verdict';
import { finding, attempt, blocked, run } from './specimens/findings';
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
    processors: { all: ms, stolen: 0 },
    freeBytes: 4_000 * MEGABYTE,
    ...more,
  };
}

const reasonsFor = (more: Partial<Counters>, loopDelayMs = 20) =>
  slowReasons(windowBetween(reading(0), reading(2_000, more), loopDelayMs));

test('slow machine: a window is slow when processes wait, time is stolen or stands still, or memory is gone', () => {
  expect(reasonsFor({})).toEqual([]);
  // Two workers on two cores.
  expect(reasonsFor({ own: new Map([[1, { ranMs: 4_000, waitedMs: 3_500 }]]) })).toEqual([]);
  expect(reasonsFor({ own: new Map([[1, { ranMs: 500, waitedMs: 1_500 }]]) })).toEqual(['processor']);
  // Hardly any process had to do something.
  expect(reasonsFor({ own: new Map([[1, { ranMs: 5, waitedMs: 40 }]]) })).toEqual([]);
  expect(reasonsFor({ processors: { all: 2_000, stolen: 600 } })).toEqual(['stolen']);
  expect(reasonsFor({ uptimeMs: 900_000 + 2_000 + 30_000 })).toEqual(['halted']);
  expect(reasonsFor({ freeBytes: 40 * MEGABYTE })).toEqual(['memory']);
  expect(reasonsFor({}, 1_400)).toEqual(['event loop']);
});

test('slow machine: a system that tells less is judged by what it tells', () => {
  const elsewhere = { own: undefined, processors: undefined, uptimeMs: undefined };
  const between = (after: Partial<Counters>) =>
    slowReasons(windowBetween(reading(0, elsewhere), reading(2_000, { ...elsewhere, ...after }), 20));
  expect(between({})).toEqual([]);
  expect(between({ at: AT + 62_000 })).toEqual(['halted']);
  // A clock that somebody sets back is no sleep.
  expect(between({ at: AT - 60_000 })).toEqual([]);
});

test('slow machine: a process that began or ended between two readings counts with what is known of it', () => {
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
    writeFileSync(path.join(proc, String(pid), 'stat'), `${pid} (${name}) S ${parent} 1 1 0 -1\n`);
    writeFileSync(path.join(proc, String(pid), 'schedstat'), `${pid}000000 2000000 7\n`);
  }
  return proc;
}

test('slow machine: only this process and those below it are its own', () => {
  const proc = procWith([
    [10, 1, 'node'],
    [11, 10, 'Web (Content) x'],
    [12, 11, 'renderer'],
    [13, 1, 'somebody else'],
  ]);
  const { own, processors, uptimeMs } = readCounters(proc, 10);
  expect([...(own ?? [])].sort()).toEqual([10, 11, 12].map((pid) => [pid, { ranMs: pid, waitedMs: 2 }]));
  expect(processors).toEqual({ all: 100, stolen: 10 });
  expect(uptimeMs).toBe(120_500);
  expect(readCounters(path.join(proc, 'nowhere'), 10)).toMatchObject({ own: undefined, processors: undefined });
});

test('slow machine: the monitor tells of an attempt only what it has met', () => {
  const readings = [0, 2_000, 4_000, 6_000].map((ms) =>
    reading(ms, { own: new Map([[1, { ranMs: ms / 4, waitedMs: ms === 0 ? 0 : ms >= 4_000 ? 3_000 : 0 }]]) }),
  );
  const told: (readonly SlowReason[])[] = [];
  const monitor = new MachineMonitor(
    1.5,
    ({ last }) => told.push(last?.reasons ?? []),
    () => readings.shift() ?? reading(6_000),
  );
  for (let window = 0; window < 4; window += 1) monitor.look();
  expect(told).toEqual([[], ['processor'], []]);
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

test('slow machine: windows without a gap are one period', () => {
  const one = addSlow([], { from: 0, to: 2, reasons: ['memory'] });
  expect(addSlow(one, { from: 2, to: 4, reasons: ['processor'] })).toEqual([
    { from: 0, to: 4, reasons: ['memory', 'processor'] },
  ]);
  expect(addSlow(one, { from: 4, to: 6, reasons: ['processor'] })).toHaveLength(2);
});

test('slow machine: only a failure that waited in vain may be explained', () => {
  const explained: Failure[] = [
    { code: 'timeout' },
    { code: 'control-missing', control: { kind: 'button', names: ['Создать'] } },
    { code: 'no-request' },
    { code: 'no-answer', request: { method: 'GET', path: '/api/assignments/' } },
    { code: 'page-data', failedRequests: [{ method: 'GET', path: '/api/assignments/' }] },
  ];
  const never: Failure[] = [
    { code: 'different', expected: '85', seen: '84' },
    { code: 'server-error', request: { method: 'GET', path: '/api/assignments/' }, status: 500 },
    { code: 'page-data', failedRequests: [{ method: 'GET', path: '/api/assignments/', status: 500 }] },
    { code: 'control-missing', failedRequests: [{ method: 'GET', path: '/api/assignments/', status: 404 }] },
    { code: 'not-refused' },
    { code: 'page-forbidden' },
    { code: 'suite' },
  ];
  expect(explained.filter((failure) => !restsOnWaiting(failure))).toEqual([]);
  expect(never.filter(restsOnWaiting)).toEqual([]);
});

const SLOW = { slow: [{ from: AT + 1_000, to: AT + 5_000, reasons: ['processor'] }], waitShare: 0.8 };

/** A failed attempt of ten seconds with these notes. */
function attemptWith(notes: Partial<Record<InternalDataKind, unknown>>, status: TestResult['status'] = 'failed') {
  const result = {
    status,
    duration: 10_000,
    startTime: new Date(AT),
    errors: [],
    attachments: Object.entries(notes).map(([kind, content]) => ({
      name: INTERNAL_DATA[kind as InternalDataKind],
      contentType: 'application/json',
      body: Buffer.from(JSON.stringify(content)),
    })),
  } as unknown as TestResult;
  takeInternalData(result);
  return result;
}

const failures = (...all: Failure[]) => ({ failures: { failures: all } });
const record = (from: number, to: number, failure: Failure): StepRecord => ({
  id: '1.8',
  outcome: 'FAIL',
  startedAt: AT + from,
  durationMs: to - from,
  reason: 'There is no button.',
  failure,
});

test('slow machine: a time-out in a slow window is not decided, and is repeated', () => {
  expect(isMachineSlow(attemptWith({ machine: SLOW, ...failures({ code: 'timeout' }, { code: 'page-closed' }) }))).toBe(
    true,
  );
  const step = attemptWith({ machine: SLOW, protocol: [record(500, 6_000, { code: 'control-missing' })] });
  expect(isMachineSlow(step)).toBe(true);
  expect(withoutSlowMachine(record(500, 6_000, { code: 'control-missing' }), step)).toMatchObject({
    outcome: 'BLOCKED',
    failure: { code: 'machine-slow' },
    reason: 'NOT DECIDED: the machine was too slow while this case waited: There is no button.',
  });
});

test('slow machine: a wrong value, an answered request and a time-out of another time stay failures', () => {
  const calm = { slow: [], waitShare: 0.1 };
  for (const notes of [
    { machine: calm, ...failures({ code: 'timeout' }) },
    failures({ code: 'timeout' }),
    { machine: SLOW, ...failures({ code: 'different' }) },
    { machine: SLOW, ...failures({ code: 'timeout' }, { code: 'different' }) },
    { machine: SLOW, protocol: [record(5_500, 9_000, { code: 'control-missing' })] },
    {
      machine: SLOW,
      protocol: [
        record(500, 6_000, { code: 'control-missing' }),
        { ...record(6_000, 7_000, { code: 'different' }), id: '1.9' },
      ],
    },
  ])
    expect(isMachineSlow(attemptWith(notes)), JSON.stringify(notes)).toBe(false);
});

test('slow machine: a test that passes then is flaky by the machine only if nothing else failed before', () => {
  const slow = attemptWith({ machine: SLOW, ...failures({ code: 'timeout' }) });
  const other = attemptWith({ machine: SLOW, ...failures({ code: 'different' }) });
  const pass = attemptWith({}, 'passed');
  expect(isFlakyByMachine({ results: [slow, pass], expectedStatus: 'passed' })).toBe(true);
  expect(isFlakyByMachine({ results: [slow, other, pass], expectedStatus: 'passed' })).toBe(false);
});

test('slow machine: the verdict names cases that stay undecided in a sentence of its own', () => {
  const undecided = finding('1.8', attempt('BLOCKED', { error: 'not decided', failure: { code: 'machine-slow' } }));
  const evaluated = [undecided, blocked('1.9', '1.8'), blocked('2.2', '2.1')].map((caseResult) => ({
    caseResult,
    priority: 'P1' as const,
    status: 'blocked' as const,
    issue: undefined,
    blocks: true,
  }));
  const reasons = reasonsAgainst({ ...verdictInput(), evaluated });
  expect(reasons).toEqual([
    { kind: 'blocked', ids: ['2.2'] },
    { kind: 'machine slow', ids: ['1.8', '1.9'] },
  ]);
  const sentences = (['en', 'ru'] as const).map((language) =>
    reasonText({ kind: 'machine slow', ids: ['1.8', '1.9'] }, language),
  );
  expect(sentences[0]).toMatch(
    /^not decided: the machine was too slow for 2 cases, .*\(1\.8, 1\.9\).*nothing about the platform$/,
  );
  expect(sentences[1]).toMatch(/^Не решено: машина была слишком медленной — 2 кейса .*\(1\.8, 1\.9\)/);
});

/** A selection that is judged by its cases alone. */
function verdictInput(): Omit<Parameters<typeof reasonsAgainst>[0], 'evaluated'> {
  const share = { value: 0, limit: 1, verdict: 'within' as const };
  return {
    flakes: [],
    runnerErrors: [],
    interrupted: false,
    unhealthyReason: null,
    figures: {
      kinds: [],
      errorShare: share,
      answeredShare: share,
      signIns: { count: 0, failed: 0 },
      outliers: [],
      costMs: 0,
      browser: null,
    },
    policy: {
      phases: {} as never,
      exposed: {},
      priorities: { P1: 'blocks', P2: 'blocks', P3: 'blocks' },
      flakesAllowed: 0,
      limits: { blocking: [], judgedFrom: 1, averageMs: {} as never, errorShare: 1, answeredShare: 0 },
    },
    scope: 'selection',
    knownIssueErrors: [],
  };
}

const MACHINE: Machine = {
  watchedMs: 600_000,
  slowMs: 90_000,
  ranMs: 300_000,
  waitedMs: 100_000,
  reasons: ['processor', 'memory'],
  slowness: 2,
};

test('slow machine: the summary names load and slowest phases, and no observation of it blocks', () => {
  const facts = { ...run({ machine: MACHINE }), flakyByMachine: 1 };
  expect(machineText({ machine: MACHINE, slowestPhases: [{ phase: 'admin', ms: 125_000 }] }, 'en')).toBe(
    'its processes waited for a processor 25 % of the time; too slow for 1 min 30 s (its processes waited for a processor, almost no memory was free); slowest phases: Administration 2 min 5 s',
  );
  expect(machineText({ machine: null, slowestPhases: [] }, 'ru')).toBe('');
  expect(observationsOf(facts, { kind: 'remote' })).toMatchObject([{ kind: 'machine', blocks: false }]);
  expect(observationsOf(run({ machine: { ...MACHINE, slowMs: 0 } }), { kind: 'remote' })).toEqual([]);
});

test('slow machine: several machines are told as one', () => {
  expect(joinedMachines([])).toBeNull();
  expect(joinedMachines([null, MACHINE])).toEqual(MACHINE);
  const joined = joinedMachines([MACHINE, { ...MACHINE, ranMs: null, waitedMs: null, slowness: 3 }]);
  expect(joined).toMatchObject({ watchedMs: 1_200_000, slowMs: 180_000, ranMs: 300_000, slowness: 3 });
  expect(waitShare({ ranMs: null, waitedMs: null })).toBeNull();
});

test('slow machine: the speed that is measured at the beginning is bounded in both directions', () => {
  expect(measureSlowness(() => 70)).toBe(1);
  expect(measureSlowness(() => 20)).toBe(1);
  expect(measureSlowness(() => 140)).toBe(2);
  expect(measureSlowness(() => 5_000)).toBe(4);
});

test('slow machine: a repeated test waits for a calm machine, and a run only so long altogether', async () => {
  const folder = tempDir();
  const extended: number[] = [];
  const options = { extend: (ms: number) => void extended.push(ms), folder, lookEveryMs: 10 };
  const answers = [false, true, false, true, true, true];
  expect(await waitForCalm({ ...options, patienceMs: 60_000, isCalm: () => answers.shift() ?? false })).toBe(true);
  expect(answers).toEqual([]);
  expect(extended).toHaveLength(1);
  expect(await waitForCalm({ ...options, patienceMs: 200, isCalm: () => false })).toBe(false);
  // Nothing is left of the time.
  let looks = 0;
  expect(await waitForCalm({ ...options, patienceMs: 200, isCalm: () => (looks += 1) > 0 })).toBe(false);
  expect(looks).toBe(0);
});
