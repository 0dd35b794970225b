import { expect } from '@playwright/test';
import { BY_NIGHT, MAX_RUN_MS, idsBy, test } from './support/child-run';

test.describe.configure({ timeout: MAX_RUN_MS });

test(
  'past deadline refused: 6.8 reports it as a finding, and the steps about lateness still run',
  BY_NIGHT,
  async ({ childRun }) => {
    const run = await childRun('past-deadline-refused', ['e2e/assignments/s6']);
    expect(idsBy(run, 'FAIL')).toEqual(['6.8']);
    expect(idsBy(run, 'BLOCKED')).toEqual([]);
    expect(idsBy(run, 'PASS')).toEqual(
      expect.arrayContaining([
        '6.10',
        '6.12',
        '6.13',
        '6.14',
        '6.15',
        '6.16',
        'S6.a',
        'S6.b',
        'S6.c',
        'S6.d',
        'S6.e',
        'S6.f',
      ]),
    );
    expect(run.cases.find((entry) => entry.id === '6.8')?.error).toMatch(
      /^The server did not create the assignment: POST \S+ → 400 .*позже даты создания/,
    );
  },
);
