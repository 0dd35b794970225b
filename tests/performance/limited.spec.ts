/** Loads of which the platform's rate limit refuses a part. */
import { expect, test } from '@playwright/test';
import { withoutIds } from '../../lib/path-ids';
import { keyOf } from '../../reporting/release/cause-key';
import { Findings } from '../../suite/failure/findings';
import { failureOf } from '../../suite/failure/register';
import { blockIfLimited } from '../../suite/performance/limited';
import { isCut } from '../../suite/performance/account-lists';
import type { LoadAnswer } from '../../suite/performance/load';
import { fileIn } from '../../suite/performance/materials';
import { tooFewReadings } from '../../suite/performance/measure';

function answers(all: number, limited: number): LoadAnswer[] {
  return Array.from({ length: all }, (_, index) => ({
    caller: 0,
    request: { method: 'GET', path: '/api/scheduling/lessons/', headers: {} },
    status: index < limited ? 429 : 200,
    text: '',
    contentType: 'application/json',
    retryAfter: undefined,
    ms: 1,
    atMs: index,
  }));
}

/** Returns the error of a load. */
function errorOf(findings: Findings, limited: number): Error | undefined {
  try {
    blockIfLimited(findings, answers(40, limited), 'reads');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
  return undefined;
}

test('limited load: a tenth of refused answers leaves a result, more does not', () => {
  expect(errorOf(new Findings('Load'), 4)).toBeUndefined();
  expect(errorOf(new Findings('Load'), 5)?.message).toContain(
    'refused 5 of 40 reads (429 to /api/scheduling/lessons/)',
  );
});

test('refused readings: the sentence tells how often the platform let a user read', () => {
  const step = { method: 'GET', paths: ['/api/scheduling/lessons/'], statuses: [200] } as const;
  const reads = { step, path: '/api/scheduling/lessons/', who: 'teacher', perSecond: 4 } as const;
  const times = answers(20, 12).map((one, index) => ({ ...one, atMs: index * 250 }));
  expect(tooFewReadings(reads, times)).toBe(
    'the platform let the teacher read GET /api/scheduling/lessons/ only 8 times in 5 s and refused 12 of 20 reads with 429, at 4 a second; its general limit is 10 a second',
  );
});

test('list of accounts: one that ends at a round number below the total is cut', () => {
  expect([isCut(50, 64), isCut(50, 50), isCut(50, 0), isCut(47, 64), isCut(0, 3)]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('file of a material: found at any depth, and only on the platform', () => {
  const list = {
    materials_by_subject: {
      1: [
        { id: 1, file: null },
        { id: 2, file_url: 'http://host/media/a.pdf' },
      ],
    },
  };
  expect(fileIn(list)).toBe('http://host/media/a.pdf');
  expect(fileIn({ results: [{ file: 'https://video.example/watch', avatar: '/media/a.png' }] })).toBeUndefined();
});

test('limited load: what else is wrong counts more than the limit', () => {
  const findings = new Findings('Load');
  findings.check(false, () => 'GET → 500');
  expect(errorOf(findings, 20)).toBeUndefined();
});

test('limited load: all loads that the limit refused are one cause', () => {
  const [first, second] = [errorOf(new Findings('Load'), 5), errorOf(new Findings('Another load'), 20)];
  expect(keyOf(failureOf(first))).toBe(keyOf(failureOf(second)));
});

test('paths of records: numbers and UUIDs become :id, names stay', () => {
  expect(withoutIds('/api/scheduling/lessons/b6422428-1ac3-404a-afb1-f780991f1fe3/')).toBe(
    '/api/scheduling/lessons/:id/',
  );
  expect(withoutIds('/api/assignments/17/submissions/')).toBe('/api/assignments/:id/submissions/');
  expect(withoutIds('/media/2032/homework-7.txt')).toBe('/media/:id/homework-7.txt');
});
