import { expect } from '@playwright/test';
import { MAX_RUN_MS, BY_NIGHT, idsBy, test } from './support/child-run';

test.describe.configure({ timeout: MAX_RUN_MS });

test(
  'exclusive account: if the admin API creates no accounts, the cases of signing in and out use a shared account exclusively and disturb nobody',
  BY_NIGHT,
  async ({ childRun }) => {
    // The lateness tests use the exclusive account at the same time.
    const run = await childRun('no-account-creation', [
      'e2e/sign-in/sessions',
      'e2e/sign-in/refused',
      'e2e/assignments/s6-lateness',
    ]);
    expect(
      run.cases.filter(({ outcome }) => outcome !== 'PASS').map(({ id, error }) => `${id} ${error ?? ''}`),
    ).toEqual([]);
    expect(idsBy(run, 'PASS')).toEqual(expect.arrayContaining(['A6', 'A7', 'A16', 'A17', 'A18', 'S6.a', 'S6.f']));
  },
);
