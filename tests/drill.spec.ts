/** Rules of the fault drill: what counts as killed, and which faults there are. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { areaLabel } from '../reporting/render/drill/tones';
import { PROJECT_ROOT } from '../suite/config/environment';
import { drillLine } from '../reporting/render/drill/line';
import { drillMarkdown } from '../reporting/render/drill/markdown';
import { isPassed, type Drill, type DrilledFault } from '../reporting/drill/schema';
import { activeFault } from '../reporting/collect/active-fault';
import { NO_NETWORK, type CaseEntry, type Run } from '../reporting/collect/run-schema';
import { createFormatter } from '../reporting/text/language';
import { chosenFaults } from '../tools/drill/faults';
import { ControlRun } from '../tools/drill/control';
import { againstRelease, evaluate } from '../tools/drill/evaluate';
import { DrillServer } from '../tools/drill/drill-server';
import { FaultQueue } from '../tools/drill/fault-queue';
import { canShareRun } from '../tools/drill/tasks';
import { nameOf, testsFor } from '../tools/drill/tests';
import { listedFaults, type Fault } from '../tools/suite/sandbox-faults';
import { listedTests, type PlacedTest } from '../tools/suite/listed-tests';
import { expectedFailures, requestDrillInstruction } from '../suite/run/fault-injection';
import { run as runSpecimen } from './specimens/findings';

const FAULT: Fault = {
  id: 'grade-rounded',
  area: 'grades',
  breaks: 'a mark is rounded',
  detectedBy: ['4.11'],
  by: 'cases',
};

function runOf(...cases: Pick<CaseEntry, 'id' | 'outcome' | 'error' | 'failure'>[]): Run {
  return {
    ...runSpecimen(),
    runId: 'a-run',
    startedAt: '2026-11-22T18:00:00.000Z',
    durationMs: 1,
    git: { sha: null },
    target: { baseUrl: 'http://127.0.0.1:1', kind: 'sandbox', version: '0.1.0+fault.grade-rounded' },
    totals: { passed: 0, failed: 0, blocked: 0, flaky: 0, skipped: 0, known: 0 },
    firstAttemptPassRate: 1,
    cases: cases.map((entry) => ({ title: '', role: 'teacher', durationMs: 1, test: 'a test', ...entry })),
    signIns: { count: 0, maxPerMinute: 0 },
    verdict: { decision: 'NO-GO', reasons: [], scope: 'selection' },
  };
}

function drillOf(...faults: DrilledFault[]): Drill {
  return {
    schemaVersion: 2,
    startedAt: '2026-11-22T18:00:00.000Z',
    durationMs: 1_000,
    commit: null,
    timeZone: 'UTC',
    workers: 2,
    known: faults.length,
    faults,
    control: null,
  };
}

test('drill: a fault counts as noticed by what was seen', () => {
  const drilled = evaluate(
    FAULT,
    runOf({
      id: '4.11',
      outcome: 'FAIL',
      error: 'The grade «85/100» is not shown: it reads «90».',
      failure: { code: 'different' },
    }),
    1,
  );
  expect(drilled.verdict).toBe('killed');
  expect(drilled.killedBy).toEqual([{ by: '4.11', seen: 'The grade «85/100» is not shown: it reads «90».' }]);
});

test('drill: a fault of the figures is detected by the kind of a reason, whatever its words', () => {
  const run = {
    ...runOf({ id: '4.11', outcome: 'PASS' }),
    verdict: {
      decision: 'NO-GO' as const,
      reasons: ['reworded', 'the limit is 1 s'],
      kinds: ['over', 'failed'],
      scope: 'selection' as const,
    },
  };
  expect(evaluate({ ...FAULT, by: 'limits' }, run, 1).killedBy).toEqual([{ by: 'limits', seen: 'reworded' }]);
  expect(againstRelease(run, (kind) => kind !== 'failed')).toEqual([{ by: 'limits', seen: 'reworded' }]);
});

test('drill: a control run for which the other worker left no test is no false alarm', async () => {
  const [listed] = await listedTests();
  if (listed === undefined) throw new Error('The suite has no test.');
  const control = new ControlRun([listed]);
  const run = {
    ...runOf(),
    verdict: {
      decision: 'NO-GO' as const,
      reasons: ['nothing was run'],
      kinds: ['nothing'],
      scope: 'selection' as const,
    },
  };
  await control.run({
    runQueue: (queue) => {
      queue.take(nameOf(listed));
      return Promise.resolve({ run, results: [] });
    },
  });
  expect(control.result().failed).toEqual([]);
});

test('drill: a fault that only lets time run out counts as half', () => {
  expect(
    evaluate(
      FAULT,
      runOf({ id: '4.11', outcome: 'FAIL', error: 'Test timeout of 60000ms exceeded.', failure: { code: 'timeout' } }),
      1,
    ).verdict,
  ).toBe('timed out');
  expect(
    evaluate(
      FAULT,
      runOf({
        id: '4.11',
        outcome: 'FAIL',
        error: 'It is not on the page. Timeout 5000ms exceeded.',
        failure: { code: 'control-missing' },
      }),
      1,
    ).verdict,
  ).toBe('killed');
});

test('drill: the failure of another case, or a case that could not be tried, has not noticed it', () => {
  const elsewhere = evaluate(
    FAULT,
    runOf(
      { id: '4.2', outcome: 'FAIL', error: 'No answers.' },
      { id: '4.11', outcome: 'BLOCKED', error: '4.2 failed before it' },
    ),
    1,
  );
  expect(elsewhere).toMatchObject({
    verdict: 'survived',
    unexpectedFailures: [{ by: '4.2', seen: 'No answers.' }],
    blocked: ['4.11'],
  });
  expect(evaluate(FAULT, runOf({ id: '4.11', outcome: 'PASS' }), 1).verdict).toBe('survived');
  // What the run reports outside its cases counts beside the failure of another case.
  const unstable = [
    { request: 'GET /api/assignments/', status: 500, by: 'suite' as const, at: 0, load: 0, test: 'a test' },
  ];
  const run = runOf({ id: '4.2', outcome: 'FAIL', error: 'No answers.' });
  expect(evaluate(FAULT, { ...run, network: { ...NO_NETWORK, unstable } }, 1).verdict).toBe('killed');
});

test('drill: a fault whose own code failed was not tried, whoever noticed that', () => {
  const idle = evaluate(
    FAULT,
    runOf({ id: '4.11', outcome: 'FAIL', error: 'The platform answered with 500.' }),
    1_000,
    'no such table: grades',
  );
  expect(idle).toMatchObject({ verdict: 'invalid', faultError: 'no such table: grades' });
  expect(drillLine(idle)).toBe(
    '! grade-rounded                    The fault does not do what it says: its own code failed with «no such table: grades».  (1.0 s)',
  );
  expect(isPassed(drillOf(idle))).toBe(false);
  const report = drillMarkdown(drillOf(idle), createFormatter('en', 'UTC'));
  expect(report).toContain('NOT TRIED');
  expect(report).toContain('its own code failed with «no such table: grades»');
});

test('drill: a run against a broken sandbox says so', () => {
  expect(activeFault('0.1.0+fault.grade-rounded')).toContain('grade-rounded');
  expect(activeFault('0.1.0')).toBeUndefined();
  expect(activeFault(null)).toBeUndefined();
});

test('drill: the faults of all areas, each with its own name, and each with tests that must notice it', async () => {
  const faults = listedFaults();
  // The number is in README.md: a fault that is lost changes it.
  expect(readFileSync(path.join(PROJECT_ROOT, 'README.md'), 'utf8')).toContain(`injects ${faults.length} faults`);
  expect(new Set(faults.map((fault) => fault.id)).size).toBe(faults.length);
  expect(new Set(faults.map((fault) => fault.area)).size).toBe(15);
  for (const { area } of faults)
    for (const language of ['en', 'ru'] as const)
      expect(areaLabel(area, language), `the title of the area ${area}`).not.toBe(area);
  const tests = await listedTests();
  for (const fault of faults) expect(testsFor(fault.detectedBy, tests).length, fault.id).toBeGreaterThan(0);
});

test('drill: what does not exist is refused by name', () => {
  expect(() => chosenFaults([FAULT], { only: ['grade-runded'], area: undefined, onePerArea: false })).toThrow(
    /no fault grade-runded.*grade-rounded/,
  );
  expect(() => chosenFaults([FAULT], { only: [], area: 'marks', onePerArea: false })).toThrow(/no area marks.*grades/);
  expect(() => chosenFaults([FAULT], { only: [], area: undefined, except: 'marks', onePerArea: false })).toThrow(
    /no area marks.*grades/,
  );
  expect(chosenFaults([FAULT], { only: [], area: undefined, except: 'grades', onePerArea: true })).toEqual([]);
});

test('drill: survivors and complaints without a fault fail it, and stand in the sheet', () => {
  const survived = evaluate(FAULT, runOf({ id: '4.11', outcome: 'PASS' }), 1_000);
  const drill = drillOf(survived);
  expect(isPassed(drill)).toBe(false);
  expect(isPassed({ ...drill, faults: [{ ...survived, verdict: 'killed' }] })).toBe(true);
  const falseAlarm = { cases: 1, failed: [{ by: '4.11', seen: 'Nothing is shown.' }], durationMs: 1 };
  expect(isPassed({ ...drill, faults: [{ ...survived, verdict: 'killed' }], control: falseAlarm })).toBe(false);
  const report = drillMarkdown({ ...drill, control: falseAlarm }, createFormatter('ru', 'UTC'));
  expect(report).toContain('НЕ НАЙДЕН');
  expect(report).toContain('Nothing is shown.');
});

test('drill: a scene is played by whoever comes to its test first, and by nobody else', () => {
  const placed = (title: string): PlacedTest => ({
    file: 'a.spec.ts',
    title,
    titles: [title],
    projects: [],
    tags: [],
    annotations: [],
  });
  const trial = (fault: string) => ({ fault, expectedToFail: ['4.11'] });
  const queue = new FaultQueue();
  queue.add(placed('one'), trial('a'));
  queue.add(placed('two'), trial('b'));
  queue.add(placed('one'), trial('c'));
  const offered = () => queue.tests().map(({ title }) => title);

  expect(offered()).toEqual(['one', 'two']);
  expect(queue.take('a.spec.ts › one')).toEqual(trial('a'));
  expect(queue.take('a.spec.ts › two')).toEqual(trial('b'));
  expect(offered()).toEqual(['one']);
  expect(queue.take('a.spec.ts › two')).toBeUndefined();
  expect(queue.take('a.spec.ts › one')).toEqual(trial('c'));
  expect(offered()).toEqual([]);
});

test('drill: a fault of signing in, or one that the figures tell, is tried alone', () => {
  expect(canShareRun(FAULT)).toBe(true);
  expect(canShareRun({ ...FAULT, detectedBy: ['A16', 'A2'] })).toBe(false);
  expect(canShareRun({ ...FAULT, by: 'limits' })).toBe(false);
});

test('drill: a test hears what it is waited for, and is then expected to fail', async () => {
  const asked: string[] = [];
  const drillServer = await DrillServer.open(async (name) => {
    asked.push(name);
    if (name.endsWith('lost')) throw new Error('the sandbox is gone');
    return { shouldRun: !name.endsWith('S6'), expectedToFail: name.endsWith('S4') ? ['4.11'] : [] };
  });
  const expected: boolean[] = [];
  const skip = (condition: boolean, why: string) => {
    if (condition) throw new Error(why);
  };
  const begin = (title: string) =>
    requestDrillInstruction(
      { title, titlePath: ['grading.spec.ts', title], skip, fail: (condition) => void expected.push(condition) },
      drillServer.url,
    );
  try {
    await begin('S4');
    expect(expectedFailures()).toEqual(['4.11']);
    await begin('S5');
    expect(expectedFailures()).toEqual([]);
    await expect(begin('S6')).rejects.toThrow('another run of the drill runs it');
    expect(() => drillServer.check()).not.toThrow();
    await expect(begin('lost')).rejects.toThrow(/no instruction for «lost»: 500 Error: the sandbox is gone/);
    expect(() => drillServer.check(), 'a failure of the drill is no fault noticed').toThrow('the sandbox is gone');
  } finally {
    drillServer.close();
  }
  expect(expected).toEqual([true, false]);
  expect([...drillServer.tookMs().keys()]).toEqual(asked);
  await expect(
    requestDrillInstruction(
      { title: 'any', titlePath: [], skip, fail: () => expect(true, 'no other run expects anything').toBe(false) },
      undefined,
    ),
  ).resolves.toBeUndefined();
});
