/** Tests without a platform; the browser of the second is killed. */
import { expect, mergeTests } from '@playwright/test';
import { test as run } from '../../fixtures/run.fixtures';
import { watchBrowser } from '../../suite/run/browser-loss';

const test = mergeTests(run);
test.beforeEach(({ browser }) => watchBrowser(browser));

test('browser: the first opens a window', async ({ page }) => {
  await page.setContent('<h1>opened</h1>');
  await expect(page.getByRole('heading')).toHaveText('opened');
});
test('browser: the second loses it', async ({ page }) => {
  await page.setContent('<p>waiting</p>');
  await expect(page.getByRole('heading')).toHaveText('never', { timeout: 100_000 });
});
test('browser: the third has a new one', async ({ page }) => {
  await page.setContent('<h1>opened</h1>');
  await expect(page.getByRole('heading')).toHaveText('opened');
});
