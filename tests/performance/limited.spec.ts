/** Loads of which the platform's rate limit refuses a part. */
import { expect, test } from '@playwright/test';
import { withoutIds } from '../../lib/path-ids';
import { keyOf } from '../../reporting/causes/cause-key';
import { Findings } from '../../suite/failure/findings';
import { failureOf } from '../../suite/failure/register';
import { blockIfLimited, refusedShare, undueRefusals } from '../../suite/performance/limited';
import { createFormatter } from '../../reporting/text/language';
import { refusedOf } from '../../reporting/render/release/html-measured';
import { releaseMarkdown } from '../../reporting/render/release/markdown';
import { releaseSpecimen } from '../specimens/release';
import type { LoadAnswer } from '../../suite/performance/load';

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

test('limited load: the report tells in both languages which share was refused', () => {
  const share = refusedShare(answers(50, 3));
  expect(share).toBeCloseTo(0.06);
  const noteOf = (refused: number) =>
    (['en', 'ru'] as const).map((language) => refusedOf({ refused }, createFormatter(language, 'Europe/Moscow')));
  expect(noteOf(share)).toEqual(['6 % refused by the rate limit', 'отказано лимитом 6 %']);
  expect(noteOf(0.004)).toEqual(['0.4 % refused by the rate limit', 'отказано лимитом 0,4 %']);
  expect(noteOf(0)).toEqual(['', '']);
  const markdown = releaseMarkdown(releaseSpecimen(), createFormatter('ru', 'Europe/Moscow'));
  expect(markdown).toContain('отказано лимитом 6 %');
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

/** Nine requests a second, each answered after so many milliseconds; the platform accepts so many in any second. */
function atNineASecond(ms: number, limit: number): LoadAnswer[] {
  const accepted: number[] = [];
  return answers(18, 0).map((answer, index) => {
    const sent = Math.round((index * 1_000) / 9);
    // Every second request waits for a connection, and arrives just before the next one.
    const arrived = index % 2 === 0 ? sent : sent + ms - 1;
    const isRefused = accepted.filter((other) => Math.abs(arrived - other) < 1_000).length >= limit;
    if (!isRefused) accepted.push(arrived);
    return { ...answer, ms, atMs: sent + ms, status: isRefused ? 429 : 200 };
  });
}

test('limited load: a refusal counts only if the limit does not explain it', () => {
  expect(undueRefusals(atNineASecond(5, 10), 9)).toEqual([]);
  expect(undueRefusals(atNineASecond(5, 5), 9)).not.toEqual([]);
  const slow = atNineASecond(400, 10);
  expect(slow.some(({ status }) => status === 429)).toBe(true);
  expect(undueRefusals(slow, 9), 'requests that arrive together').toEqual([]);
  expect(undueRefusals(atNineASecond(400, 5), 9)).not.toEqual([]);
});
