/** Tests without a platform on a machine that others keep busy: what they wait for comes in the second attempt only, or never. */
import { expect, mergeTests } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { test as run } from '../../fixtures/run.fixtures';
import type { Failure } from '../../suite/failure/failure';
import { withFailure } from '../../suite/failure/register';
import { timedComputation } from '../../suite/machine/yardstick';

const test = mergeTests(run);
/** Several windows of the monitor. */
const LONG_MS = 7_000;

const failing = (failure: Failure) => withFailure(new Error('There is no button.'), failure);

/** Calculates as a page does that is drawn, and lets the process answer meanwhile. */
async function calculate(): Promise<void> {
  for (const until = Date.now() + LONG_MS; Date.now() < until; await pause(1)) timedComputation();
}

test('machine: a case misses its control in the first attempt', async ({ browserName: _none }, testInfo) => {
  await calculate();
  if (testInfo.retry === 0) throw failing({ code: 'control-missing' });
});
test('machine: a case runs into a time-out in each attempt', async () => {
  await calculate();
  throw failing({ code: 'timeout' });
});
test('machine: a case finds a wrong value', async () => {
  await calculate();
  expect(84, 'the grade').toBe(85);
});
test('machine: a case gets an error of the platform', async () => {
  await calculate();
  throw failing({ code: 'page-data', failedRequests: [{ method: 'GET', path: '/api/assignments/', status: 500 }] });
});
