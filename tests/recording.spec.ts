/** What `npm run codegen` saves. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/environment';
import { membersOf, withPageObjects } from '../tools/interactive/recording';

const FILE = 'pages/teacher/grade-dialog.ts';
const RECORDED = `import { test, expect } from '@playwright/test';

test.use({
  storageState: '/tmp/the-bot-recorder-1/storage.json',
  timezoneId: 'Europe/Moscow'
});

test('test', async ({ page }) => {
  await page.goto('http://127.0.0.1:1/teacher');
  await page.getByPlaceholder('Напишите комментарий к ответу...').fill('Верно');
  await page.getByRole('button', { name: 'Ещё не описано' }).click();
});
`;

test('recording: locators that a page object has are named, and the path of the session is left out', () => {
  const members = membersOf(readFileSync(path.join(PROJECT_ROOT, FILE), 'utf8'), FILE);
  const saved = withPageObjects(RECORDED, members);
  expect(saved).toContain(".fill('Верно'); // page object: GradeDialog.feedbackField (pages/teacher/grade-dialog.ts)");
  expect(saved).toContain("{ name: 'Ещё не описано' }).click();\n");
  expect(saved).not.toContain('storageState');
  expect(saved).toContain("timezoneId: 'Europe/Moscow'");
});
