/** What `npm run codegen` saves: lines of Playwright's recorder, as it wrote them on the sandbox. */
import { expect, test } from '@playwright/test';
import { ROLES } from '../suite/config/names';
import { membersOf } from '../tools/interactive/recorded/members';
import { withPageObjects } from '../tools/interactive/recorded/rewrite';

const BASE_URL = 'http://127.0.0.1:44967';

/** Returns what becomes of the lines of a recorded test. */
function rewritten(role: (typeof ROLES)[number], ...lines: readonly string[]): string[] {
  const saved = withPageObjects(recorded(lines), role, BASE_URL);
  return saved
    .slice(saved.indexOf('=> {\n') + 5, saved.lastIndexOf('\n}'))
    .split('\n')
    .map((line) => line.trim());
}

function recorded(lines: readonly string[]): string {
  return `import { test, expect } from '@playwright/test';

test.use({
  locale: 'ru-RU',
  storageState: '/tmp/the-bot-recorder-1/storage.json',
  timezoneId: 'Europe/Moscow',
  viewport: {
    height: 908,
    width: 992
  }
});

test('test', async ({ page }) => {
${lines.map((line) => `  ${line}`).join('\n')}
});`;
}

test('recording: locators become calls of page objects, where one fits', () => {
  const saved = withPageObjects(
    recorded([
      `await page.goto('${BASE_URL}/dashboard/teacher');`,
      "await page.getByRole('link', { name: 'Задания' }).click();",
      "await page.getByRole('button', { name: 'Создать задание' }).click();",
      "await page.getByRole('textbox', { name: 'Название' }).fill('Fractions');",
      "await page.getByRole('option', { name: 'Тест' }).press('Enter');",
      "await page.getByRole('spinbutton', { name: 'Максимальный балл' }).fill('50');",
      "await page.getByRole('checkbox', { name: 'Anna Ivanova' }).check();",
      "await page.getByRole('button', { name: 'Создать и опубликовать' }).click();",
      "await page.getByRole('tab', { name: 'Все задания (1)' }).click();",
      "await expect(page.getByRole('button', { name: 'Создать задание' })).toBeVisible();",
    ]),
    'teacher',
    BASE_URL,
  );
  expect(saved)
    .toBe(`// Recorded by npm run codegen. Move it into a folder of e2e/, and the locators that are left into pages/ (CONTRIBUTING.md).
import { expect, routes, test } from '../../fixtures';

test('recorded as the teacher', async ({ teacher }) => {
  const { page } = teacher;
  await teacher.opens(routes.teacherHome);
  await teacher.sideBar.link('Задания').click();
  await teacher.assignments.createButton.click();
  await teacher.createDialog.titleField.fill('Fractions');
  await page.getByRole('option', { name: 'Тест' }).press('Enter');
  // Perhaps teacher.createDialog.pointsField
  await page.getByRole('spinbutton', { name: 'Максимальный балл' }).fill('50');
  await teacher.createDialog.studentBox('Anna Ivanova').check();
  await teacher.createDialog.publishButton.click();
  await teacher.assignments.allTab.click();
  await expect(teacher.assignments.createButton).toBeVisible();
});
`);
});

test('recording: a line that several page objects fit stays, and names them', () => {
  expect(
    rewritten(
      'admin',
      "await page.getByPlaceholder('ФИО, email...').fill('anna');",
      "await page.getByRole('button', { name: 'Создать студента' }).click();",
      "await page.getByRole('search', { name: 'Фильтры: Студенты' }).getByRole('button', { name: 'Сбросить фильтры' }).click();",
    ),
  ).toEqual([
    'const { page } = admin;',
    `// Perhaps ${['student', 'teacher', 'tutor', 'parent'].map((kind) => `admin.accounts.section('${kind}').searchField`).join(' or ')}`,
    "await page.getByPlaceholder('ФИО, email...').fill('anna');",
    "// Perhaps admin.lessonDialog.createButton or admin.accounts.section('student').createButton",
    "await page.getByRole('button', { name: 'Создать студента' }).click();",
    "await page.getByRole('search', { name: 'Фильтры: Студенты' }).getByRole('button', { name: 'Сбросить фильтры' }).click();",
  ]);
});

test('recording: the address and the open dialog decide between page objects', () => {
  const create = "await page.getByRole('button', { name: 'Создать студента' }).click();";
  expect(rewritten('admin', `await page.goto('${BASE_URL}/admin/accounts');`, create)).toContain(
    "await admin.accounts.section('student').createButton.click();",
  );
  const grade = "await page.getByRole('button', { name: 'Оценить' })";
  const pending = `await page.goto('${BASE_URL}/dashboard/teacher/submissions/pending');`;
  // The dialog to grade, which several pages open, has a button of this name, too.
  expect(rewritten('teacher', pending, `${grade}.click();`)).toContain(
    '// Perhaps teacher.gradeDialog.publishButton or teacher.pending.gradeButtons',
  );
  const score = "await page.getByRole('spinbutton', { name: 'Балл (из 100)' }).fill('85');";
  const comment = "await page.getByRole('textbox', { name: 'Комментарий' }).fill('Верно');";
  expect(rewritten('teacher', pending, comment, score, `${grade}.click();`)).toEqual([
    'await teacher.opens(routes.pendingSubmissions);',
    "await teacher.gradeDialog.feedbackField.fill('Верно');",
    "await teacher.gradeDialog.scoreField.fill('85');",
    'await teacher.gradeDialog.publishButton.click();',
  ]);
  expect(rewritten('teacher', score)).toEqual(['const { page } = teacher;', score]);
});

test('recording: labels, containers, positions and addresses of the recorder', () => {
  expect(
    rewritten(
      'parent',
      `await page.goto('${BASE_URL}/dashboard/parent/children/12');`,
      `await page.goto('${BASE_URL}/dashboard/parent/news?page=2');`,
      "await page.goto('https://example.com/');",
      "await page.getByRole('heading', { name: 'Личный кабинет родителя' }).click();",
      "await page.getByRole('heading', { name: 'Личный кабинет родителя' }).nth(1).click();",
    ),
  ).toEqual([
    'const { page } = parent;',
    'await parent.opens(routes.parentChild, 12);',
    "await page.goto('/dashboard/parent/news?page=2');",
    "await page.goto('https://example.com/');",
    'await parent.dashboard.title.click();',
    "await page.getByRole('heading', { name: 'Личный кабинет родителя' }).nth(1).click();",
  ]);
  expect(
    rewritten(
      'teacher',
      "await page.getByLabel('Создать задание').getByLabel('Название').fill('1');",
      "await page.getByLabel('Оценить ответ').getByLabel('Название').fill('1');",
      "await page.getByRole('dialog', { name: 'Ответы на задание: Дроби' }).getByRole('button', { name: 'Оценить' }).nth(1).click();",
      "await page.locator('input[type=\"datetime-local\"]').nth(1).fill('2026-12-05T12:00');",
    ),
  ).toEqual([
    'const { page } = teacher;',
    "await teacher.createDialog.titleField.fill('1');",
    "await page.getByLabel('Оценить ответ').getByLabel('Название').fill('1');",
    'await teacher.submissions.gradeButtons.nth(1).click();',
    "await teacher.createDialog.dueField.fill('2026-12-05T12:00');",
  ]);
});

test('recording: page objects of every role are understood, and only what a spec may use', () => {
  for (const role of ROLES) expect(membersOf(role).length, role).toBeGreaterThan(20);
  const ofAdmin = membersOf('admin').map(({ expression }) => expression);
  expect(ofAdmin).toContain('removeDialog.deactivateButton');
  expect(ofAdmin).toContain('toasts.all');
  expect(ofAdmin).not.toContain('toasts.ofFields');
});

test('recording: code for another language stays as it is', () => {
  const python = 'def run(page: Page) -> None:\n    page.get_by_role("link", name="Задания").click()\n';
  expect(withPageObjects(python, 'teacher', BASE_URL)).toBe(python);
});
