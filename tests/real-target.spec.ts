import { expect } from '@playwright/test';
import { MAX_RUN_MS, BY_NIGHT, test } from './support/child-run';

test.describe.configure({ timeout: MAX_RUN_MS });

test(
  'real platform: six accounts from one address keep to five sign-ins a minute, the sixth waits and says so',
  BY_NIGHT,
  async ({ childRun }) => {
    // The journey signs in five roles, the late submission signs in the second student.
    const run = await childRun('unannounced', ['e2e/journey', 'e2e/assignments/s6-lateness']);
    expect(run.target.kind, 'what the suite takes this sandbox for').toBe('remote');
    expect(
      run.cases.filter(({ outcome }) => outcome !== 'PASS').map(({ id, error }) => `${id} ${error ?? ''}`),
    ).toEqual([]);
    expect(run.signIns.count).toBe(6);
    expect(run.signIns.maxPerMinute).toBeLessThanOrEqual(5);
    expect(run.output).toMatch(/waits \d+ s: the platform lets 5 sign-ins a minute through/);
    expect(run.durationMs, 'nobody signs in a sixth time within the window').toBeGreaterThan(55_000);
  },
);
