import { expect } from '@playwright/test';
import { casesOf } from '../fixtures/catalogue';
import { LONGEST_RUN_MS, WHOLE_RUN, idsBy, test } from './support/child-run';

/** Everything after 1.9 in S1: it needs the published assignment. */
const AFTER_PUBLISHING = ['1.10', 'S1.a', 'S1.b', 'S1.c', 'S1.d', 'S1.e'];

test.describe.configure({ timeout: LONGEST_RUN_MS });

test('missing publish control: S1 fails at 1.9 only, what follows in it is blocked, and S2–S7 pass', WHOLE_RUN, async ({ childRun }) => {
  const run = await childRun('no-publish-control', ['e2e/assignments/s']);
  expect(idsBy(run, 'FAIL')).toEqual(['1.9']);
  expect(idsBy(run, 'BLOCKED')).toEqual(AFTER_PUBLISHING);
  const others = (['S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const).flatMap((scenario) => casesOf(scenario).map((entry) => entry.id));
  expect(idsBy(run, 'PASS')).toEqual(expect.arrayContaining(others));
  expect(run.cases.find((entry) => entry.id === '1.9')?.error).toContain('Not possible: teacher presses «Создать и опубликовать».');
  expect(run.verdict.decision).toBe('NO-GO');
});
