/** Matchers of a page after a change: each passes for a correct page, and fails with a sentence that names the fault. */
import { expect as plain, test, type Page } from '@playwright/test';
import { BrowserUser } from '../suite/actors/browser-user';
import { expect } from '../suite/matchers';
import { PageHealth } from '../suite/monitoring/page-errors';
import { Traffic } from '../suite/monitoring/traffic';
import { errorMessageOf } from './specimens/error-message';

const soon = expect.configure({ timeout: 300 });
const ORIGIN = 'http://127.0.0.1:1';

/** Shows a page with these messages and, where wanted, an open dialog. */
async function userAt(page: Page, messages: readonly string[], dialog = ''): Promise<BrowserUser> {
  const items = messages.map((text) => `<li>${text}</li>`).join('');
  await page.setContent(`<section role="region" aria-label="Notifications (F8)"><ol>${items}</ol></section>${dialog}`);
  return new BrowserUser('teacher', {
    page,
    traffic: new Traffic(page.context(), ORIGIN),
    health: new PageHealth(page.context(), ORIGIN),
  });
}

test('page state: one success message and no dialog mean that the change is done', async ({ page }) => {
  const user = await userAt(page, ['Успешно Задание создано']);
  await expect(user).toShowChangeDone({ dialog: page.getByRole('dialog'), earlier: [] });
  plain(await errorMessageOf(() => soon(user).not.toShowChangeDone({ earlier: [] }))).toContain(
    '«Успешно Задание создано»',
  );
});

test('page state: a dialog that stays open is named', async ({ page }) => {
  const user = await userAt(page, ['Успешно Задание создано'], '<div role="dialog">Создать задание</div>');
  plain(
    await errorMessageOf(() => soon(user).toShowChangeDone({ dialog: page.getByRole('dialog'), earlier: [] })),
  ).toContain('its dialog is still open');
});

for (const { messages, says } of [
  { messages: [], says: 'no message of success is shown' },
  {
    messages: ['Ошибка Задание создано'],
    says: 'no message of success is shown; a problem is reported («Ошибка Задание создано»)',
  },
  { messages: ['Успешно Задание создано', 'Успешно Задание создано'], says: 'success is announced 2 times' },
]) {
  test(`page state: the messages «${messages.join(', ')}» are not one success message`, async ({ page }) => {
    const user = await userAt(page, messages);
    plain(await errorMessageOf(() => soon(user).toShowChangeDone({ earlier: [] }))).toContain(says);
  });
}

test('page state: a draft is not announced as published', async ({ page }) => {
  const user = await userAt(page, ['Успешно Задание создано и опубликовано']);
  await expect(user).toShowChangeDone({ earlier: [], status: 'published' });
  await expect(user).toShowChangeDone({ earlier: [] });
  plain(await errorMessageOf(() => soon(user).toShowChangeDone({ earlier: [], status: 'draft' }))).toContain(
    'a draft is announced as published',
  );
});

test('page state: a message from before the change does not count', async ({ page }) => {
  const user = await userAt(page, ['Успешно Ответ отправлен']);
  plain(await errorMessageOf(() => soon(user).toShowChangeDone({ earlier: ['Успешно Ответ отправлен'] }))).toContain(
    'no message of success is shown',
  );
});

test('page state: a message that an open dialog hides from assistive technology counts, an invisible one does not', async ({
  page,
}) => {
  const user = await userAt(page, ['Успешно Оценка выставлена']);
  await page.getByRole('region').evaluate((region) => region.setAttribute('aria-hidden', 'true'));
  await expect(user).toShowChangeDone({ earlier: [] });
  await page.locator('section').evaluate((region) => (region.style.display = 'none'));
  plain(await errorMessageOf(() => soon(user).toShowChangeDone({ earlier: [] }))).toContain(
    'no message of success is shown',
  );
});

test('page state: data that the browser keeps is reported with its key', async () => {
  expect(entries('theme', 'dark')).toKeepNoneOf(['Личное задание'], 'after signing out');
  const message = await errorMessageOf(() =>
    expect(entries('cache_/assignments/', '[{"title":"Личное задание"}]')).toKeepNoneOf(
      ['Личное задание'],
      'after signing out',
    ),
  );
  plain(message).toContain('The browser still keeps «Личное задание» under «cache_/assignments/» after signing out');
});

/** The storage of a browser with one entry. */
function entries(key: string, value: string): [key: string, value: string][] {
  return [[key, value]];
}
