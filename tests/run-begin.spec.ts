/** A run that does not begin, or is ended while it begins, leaves no earlier verdict. */
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decisionPage, endIdleRun, runIn, runnerOf } from './support/idle-run';
import { test } from './support/idle-run-test';

test.describe.configure({ timeout: 900_000 });

for (const [what, words, variables, reason] of [
  ['an unknown case', ['99.99'], {}, '99.99 is no case'],
  ['a word that fits no spec file', ['nonsense'], {}, 'nonsense is no case, and no path of a spec file contains it.'],
  ['a case and a wrong setting', ['4.8'], { WORKERS: 'many' }, 'WORKERS must be a whole number'],
] as const) {
  test(`run begin: a run that is refused for ${what} leaves no earlier verdict`, async ({ start, reports }) => {
    const run = start(words, variables);
    expect((await run.ended).code).toBe(2);
    expect(run.output()).toContain(reason);
    expect(runIn(reports)?.verdict).toMatchObject({
      decision: 'NO-GO',
      reasons: [expect.stringContaining('The run did not start. ')],
    });
    expect(decisionPage(reports)).toContain(reason);
  });
}

test('run begin: the reports are those of this run before Playwright is loaded', async ({ start, reports }) => {
  const run = start();
  await expect
    .poll(() => JSON.parse(readFileSync(path.join(reports, 'run.json'), 'utf8')) as unknown, {
      timeout: 60_000,
      intervals: [20],
    })
    .toMatchObject({ state: 'running', verdict: { decision: 'NO-GO' } });
  expect(runnerOf(reports), 'the process that owns the folder').toBe(run.child.pid);
  endIdleRun(run);
});
