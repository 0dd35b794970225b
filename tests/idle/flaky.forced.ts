/** Tests without a platform: one that passes only in its second attempt, and one that always fails. */
import { expect, test } from '@playwright/test';

test('flaky: the first passes', () => undefined);
test('flaky: the second passes only in its second attempt', ({ browserName: _none }, testInfo) => {
  expect(testInfo.retry, 'the attempt').toBe(1);
});
