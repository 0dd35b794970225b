/** Tests without a platform: two that pass, and one that is still running when the run is ended. */
import { test as base } from '@playwright/test';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runFolder } from '../../suite/config/environment';

const test = base.extend<{ data: string }>({
  data: async ({ browserName: _none }, use, testInfo) => {
    await use('made');
    appendFileSync(path.join(runFolder(), 'removed.txt'), `${testInfo.title}\n`);
  },
});

test('idle: the first passes', () => undefined);
test('idle: the second passes', () => undefined);
test('idle: the third is still running', async ({ data: _data }) => {
  await pause(100_000);
});
test('idle: the fourth has not begun', () => undefined);
