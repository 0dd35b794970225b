import { expect } from '@playwright/test';
import { casesOf } from '../suite/catalogue';
import { BY_NIGHT, MAX_RUN_MS, idsBy, test } from './support/child-run';

test.describe.configure({ timeout: MAX_RUN_MS });

test(
  'missing publish control: S1 fails at 1.9 and at the stored state, the stored form is still judged, and S2–S7 pass',
  BY_NIGHT,
  async ({ childRun }) => {
    const run = await childRun('no-publish-control', ['e2e/assignments/s']);
    expect(idsBy(run, 'FAIL')).toEqual(['1.9', 'S1.d']);
    expect(idsBy(run, 'BLOCKED')).toEqual([]);
    const others = (['S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const).flatMap((scenario) =>
      casesOf(scenario).map((entry) => entry.id),
    );
    expect(idsBy(run, 'PASS')).toEqual(expect.arrayContaining(others));
    expect(run.cases.find((entry) => entry.id === '1.9')?.error).toContain(
      'Not possible: teacher presses «Создать и опубликовать».',
    );
    expect(run.verdict.decision).toBe('NO-GO');
  },
);
