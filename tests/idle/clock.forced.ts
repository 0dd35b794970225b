/** Tests without a platform; this machine's clock is changed while the second runs. */
import { mergeTests } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as run } from '../../fixtures/run.fixtures';
import { reportsFolder } from '../../suite/config/environment';

const test = mergeTests(run);

test('clock: the first passes', () => undefined);
test('clock: the second is touched', () => writeFileSync(path.join(reportsFolder(), 'clock-changed'), ''));
