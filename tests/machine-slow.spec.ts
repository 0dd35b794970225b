/** A time-out on a machine that is too slow for its run is not blamed on the platform, and its case is repeated once. */
import { expect, test } from '@playwright/test';
import type { TestResult } from '@playwright/test/reporter';
import type { Failure } from '../suite/failure/failure';
import { restsOnWaiting } from '../suite/failure/waiting';
import type { StepRecord } from '../suite/protocol/outcome';
import { INTERNAL_DATA, type InternalDataKind } from '../suite/run/internal-data';
import { observationsOf } from '../reporting/verdict/observations';
import { takeInternalData } from '../reporting/collect/internal-data';
import { machineText } from '../reporting/render/parts/machine-text';
import { isFlakyByMachine, isMachineSlow, slowFailureOf, withoutSlowMachine } from '../reporting/cases/machine-slow';
import { reasonText } from '../reporting/verdict/reason-texts';
import { reasonsAgainst } from '../reporting/verdict/verdict';
import { finding, attempt, blocked, run } from './specimens/findings';
import { SLOW_MACHINE } from './specimens/release';

const AT = Date.parse('2026-11-29T01:17:00Z');

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

/** Most of ten seconds. */
const SLOW = { slow: [{ from: AT + 1_000, to: AT + 7_000, reasons: ['processor'] }], waitShare: 0.8 };

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
  expect(
    isMachineSlow(attemptWith({ slowMachine: SLOW, ...failures({ code: 'timeout' }, { code: 'page-closed' }) })),
  ).toBe(true);
  const step = attemptWith({ slowMachine: SLOW, protocol: [record(500, 6_000, { code: 'control-missing' })] });
  expect(isMachineSlow(step)).toBe(true);
  expect(withoutSlowMachine(record(500, 6_000, { code: 'control-missing' }), step)).toMatchObject({
    outcome: 'BLOCKED',
    failure: { code: 'machine-slow' },
    reason: 'NOT DECIDED: the machine was too slow while this case waited: There is no button.',
  });
});

test('slow machine: a wrong value, an answered request and a time-out of another time stay failures', () => {
  const calm = { slow: [], waitShare: 0.1 };
  const briefly = { slow: [{ from: AT + 1_000, to: AT + 5_000, reasons: ['processor'] }], waitShare: 0.5 };
  for (const notes of [
    { slowMachine: calm, ...failures({ code: 'timeout' }) },
    { slowMachine: briefly, ...failures({ code: 'timeout' }) },
    failures({ code: 'timeout' }),
    { slowMachine: SLOW, ...failures({ code: 'different' }) },
    { slowMachine: SLOW, ...failures({ code: 'timeout' }, { code: 'different' }) },
    { slowMachine: SLOW, protocol: [record(5_500, 9_000, { code: 'control-missing' })] },
    {
      slowMachine: SLOW,
      protocol: [
        record(500, 6_000, { code: 'control-missing' }),
        { ...record(6_000, 7_000, { code: 'different' }), id: '1.9' },
      ],
    },
  ])
    expect(isMachineSlow(attemptWith(notes)), JSON.stringify(notes)).toBe(false);
});

test('slow machine: a test that passes then is flaky by the machine only if nothing else failed before', () => {
  const slow = attemptWith({ slowMachine: SLOW, ...failures({ code: 'timeout' }) });
  const other = attemptWith({ slowMachine: SLOW, ...failures({ code: 'different' }) });
  const pass = attemptWith({}, 'passed');
  expect(isFlakyByMachine({ results: [slow, pass], expectedStatus: 'passed' })).toBe(true);
  expect(isFlakyByMachine({ results: [slow, other, pass], expectedStatus: 'passed' })).toBe(false);
});

test('slow machine: a control that both attempts miss on the same page is missing', () => {
  const missing: Failure = { code: 'control-missing', page: '/a', control: { kind: 'link', names: ['Подробнее'] } };
  const failed = (failure: Failure) => attemptWith({ slowMachine: SLOW, ...failures(failure) });
  const whole = (failure: Failure, ...earlier: Failure[]) => slowFailureOf(failed(failure), '', earlier.map(failed));
  expect(whole(missing)).toMatchObject({ code: 'machine-slow' });
  expect(whole(missing, { ...missing, page: '/b' })).toMatchObject({ code: 'machine-slow' });
  expect(whole({ code: 'timeout' }, { code: 'timeout' })).toMatchObject({ code: 'machine-slow' });
  expect(whole(missing, missing)).toBeUndefined();
  const step = record(500, 6_000, missing);
  const attempt = attemptWith({ slowMachine: SLOW, protocol: [step] });
  expect(withoutSlowMachine(step, attempt, [attempt])).toBe(step);
  expect(withoutSlowMachine(step, attempt, [failed(missing)])).toMatchObject({ outcome: 'BLOCKED' });
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
      failing: [],
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

test('slow machine: the summary names load and slowest phases, and no observation of it blocks', () => {
  const facts = { ...run({ machine: SLOW_MACHINE }), flakyByMachine: 1 };
  expect(machineText({ machine: SLOW_MACHINE, slowestPhases: [{ phase: 'admin', ms: 125_000 }] }, 'en')).toBe(
    'the run’s processes waited for a processor 23 % of the time; too slow for 1 min 36 s (waiting for a processor); slowest phases: Administration 2 min 5 s',
  );
  expect(machineText({ machine: null, slowestPhases: [] }, 'ru')).toBe('');
  expect(observationsOf(facts, { kind: 'remote' })).toMatchObject([{ kind: 'machine', blocks: false }]);
  expect(observationsOf(run({ machine: { ...SLOW_MACHINE, slowMs: 0 } }), { kind: 'remote' })).toEqual([]);
});
