/** Tests that the rate limit of a platform ends: in the first attempt only, in each attempt, and beside a failure of its own. */
import { expect, mergeTests } from '@playwright/test';
import { test as run } from '../../fixtures/run.fixtures';
import { withFailure } from '../../suite/failure/register';

const test = mergeTests(run);
const refused = () =>
  withFailure(new Error('The list is empty.'), {
    code: 'control-missing',
    failedRequests: [{ method: 'GET', path: '/api/assignments/', status: 429 }],
  });

test('limit: in the first attempt only', ({ browserName: _none }, testInfo) => {
  if (testInfo.retry === 0) throw refused();
});
test('limit: in each attempt', () => {
  throw refused();
});
test('limit: beside a failure of its own', () => {
  expect.soft(1, 'the number').toBe(2);
  throw refused();
});
