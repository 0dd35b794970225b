/** Tests without a platform: the folder for temporary files is full before the browser starts. */
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

test('temporary: the first fills the folder', () => {
  expect(() => writeFileSync(path.join(os.tmpdir(), 'fill'), Buffer.alloc(50_000_000, 1))).toThrow('ENOSPC');
});
test('temporary: the second opens a window', async ({ page }) => {
  await page.setContent('<h1>opened</h1>');
  await expect(page.getByRole('heading')).toHaveText('opened');
});
