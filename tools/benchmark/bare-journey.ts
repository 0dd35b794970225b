/**
 * The journey's clicks as one bare Playwright script, without fixtures, page objects, steps or reports. It is only the
 * baseline for the suite's overhead; it does not verify the platform.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { environment } from '../../suite/config/environment';
import { addressHeaders } from '../../suite/sessions/address';
import type { ActorName } from '../../suite/config/names';

const [baseURL] = process.argv.slice(2);
if (baseURL === undefined) throw new Error('Which platform? Give its address as the first word.');
const { accounts, browserPath, timeZone } = environment();
const title = `Домашняя работа [bare ${Date.now()}]`;

const browser = await chromium.launch(browserPath === undefined ? {} : { executablePath: browserPath });
const started = performance.now();
await journey(browser);
process.stdout.write(`${JSON.stringify({ ms: Math.round(performance.now() - started) })}\n`);
await browser.close();

async function journey(browser: Browser): Promise<void> {
  const teacher = await signedIn(browser, 'teacher', 'Личный кабинет преподавателя');
  const student = await signedIn(browser, 'student', 'Привет, Anna! 👋');
  const parent = await signedIn(browser, 'parent', 'Личный кабинет родителя');
  const tutor = await signedIn(browser, 'tutor', 'Привет, Tutor! 👋');
  const admin = await signedIn(browser, 'admin', 'Панель администратора');

  await createsAssignment(teacher);
  await submits(student);
  await grades(teacher);
  await seesGrade(student);
  await parent.goto('/dashboard/parent/children');
  await parent
    .getByRole('link', { name: /Anna Ivanova/ })
    .first()
    .click();
  await parent
    .getByText(/85 из 100/)
    .first()
    .waitFor();
  await tutor.goto('/dashboard/tutor/students');
  await tutor
    .getByRole('link', { name: /Anna Ivanova/ })
    .first()
    .click();
  await tutor
    .getByText(/85 из 100|85\/100/)
    .first()
    .waitFor();
  await admin.goto('/admin/accounts');
  await admin.getByRole('heading', { name: 'Всего пользователей' }).waitFor();
}

async function createsAssignment(teacher: Page): Promise<void> {
  await teacher.goto('/dashboard/teacher/assignments');
  await teacher
    .getByRole('button', { name: /^Создать( первое)? задание$/ })
    .first()
    .click();
  await teacher.getByPlaceholder('Название задания').fill(title);
  await teacher.getByPlaceholder('Краткое описание задания').fill('Решите 5 уравнений из учебника');
  await teacher.locator('input[type="datetime-local"]').nth(1).fill(inTwoDays());
  await teacher.getByRole('spinbutton').first().fill('100');
  await teacher.getByRole('checkbox', { name: 'Anna Ivanova' }).check();
  await teacher.getByRole('checkbox', { name: 'Dmitry Smirnov' }).check();
  await teacher.getByRole('button', { name: 'Создать и опубликовать' }).click();
  await teacher.getByRole('heading', { name: title }).waitFor();
}

async function submits(student: Page): Promise<void> {
  await student.goto('/dashboard/student/assignments');
  await openDetails(student);
  await student.getByText('Не отправлено').first().waitFor();
  await student.getByRole('button', { name: 'Отправить ответ' }).click();
  await student.getByPlaceholder('Введите ваш ответ...').fill('Решил подстановкой.');
  await student
    .locator('input[type="file"]')
    .setInputFiles({ name: 'solution.txt', mimeType: 'text/plain', buffer: Buffer.from('x = 2, y = 3\n') });
  await student.getByRole('button', { name: 'Отправить', exact: true }).click();
  await student.getByText('Отправлено', { exact: true }).first().waitFor();
}

async function grades(teacher: Page): Promise<void> {
  await openAnswers(teacher);
  const file = teacher
    .getByRole('dialog')
    .getByRole('link', { name: 'solution.txt' })
    .or(teacher.getByRole('dialog').getByRole('button', { name: 'solution.txt' }));
  const [download] = await Promise.all([teacher.waitForEvent('download'), file.first().click()]);
  await readFile(await download.path());
  await teacher.getByRole('button', { name: 'Оценить', exact: true }).click();
  await teacher
    .getByRole('dialog', { name: /^Оценить ответ/ })
    .getByRole('spinbutton')
    .fill('85');
  await teacher.getByPlaceholder('Напишите комментарий к ответу...').fill('Хорошо решено, не хватает объяснений');
  await teacher.getByRole('button', { name: 'Опубликовать оценку' }).click();
  await teacher
    .getByText(/85\/100/)
    .first()
    .waitFor();
  await openAnswers(teacher);
  await teacher
    .getByText(/85\/100/)
    .first()
    .waitFor();
}

async function seesGrade(student: Page): Promise<void> {
  await student.goto('/dashboard/student/assignments');
  await student.getByRole('tab', { name: /^Завершенные/ }).click();
  await openDetails(student);
  await student
    .getByText(/85 из 100/)
    .first()
    .waitFor();
}

async function signedIn(browser: Browser, name: ActorName, heading: string): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'ru-RU',
    timezoneId: timeZone,
    viewport: { width: 1366, height: 768 },
    extraHTTPHeaders: addressHeaders(`bare ${name} ${Date.now()}`),
  });
  // The platform caches lists in the browser's storage for minutes, so the script has to clear them.
  await context.addInitScript(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('cache_')) localStorage.removeItem(key);
  });
  const page = await context.newPage();
  await page.goto('/auth/signin');
  await page.getByTestId('login-email-input').fill(accounts[name].email);
  await page.getByTestId('login-password-input').fill(accounts[name].password);
  await page.getByTestId('login-submit-button').click();
  await page.getByRole('heading', { name: heading }).first().waitFor();
  return page;
}

async function openAnswers(teacher: Page): Promise<void> {
  await teacher.goto('/dashboard/teacher/assignments');
  await card(teacher).getByRole('button', { name: 'Ответы' }).click();
}

async function openDetails(student: Page): Promise<void> {
  await card(student)
    .getByRole('link', { name: /Подробнее/ })
    .or(card(student).getByRole('button', { name: /Подробнее/ }))
    .click();
}

function card(page: Page) {
  return page
    .locator('article, section, li, div')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .filter({ has: page.getByRole('button') })
    .last();
}

/** Two days ahead, 23:59 by this machine's clock. The comparison needs the same clicks, not an exact instant. */
function inTwoDays(): string {
  return `${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T23:59`;
}
