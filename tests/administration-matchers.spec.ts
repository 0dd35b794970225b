/** Matchers for administration and guardians: each passes for a correct value, and fails with a readable message. */
import { expect as plain, test } from '@playwright/test';
import { CredentialsDialog } from '../pages/admin/credentials-dialog';
import { expect } from '../suite/matchers';
import type { ServerResponse } from '../suite/monitoring/server-response';
import { errorMessageOf } from './specimens/error-message';

const answered = (status: number, ...toasts: string[]): ServerResponse<unknown> => ({
  purpose: 'create the account',
  request: 'POST /api/auth/students/create/',
  status,
  data: undefined,
  text: '',
  headers: {},
  retryAfterSeconds: undefined,
  toasts,
});
const action = (status: number) => ({
  what: 'reset a password',
  request: 'POST /api/auth/users/7/reset-password/',
  status,
});
const responses = (text: string) => [{ request: 'GET /api/dashboard/parent/children/', status: 200, text }];

test('administration: a request that the server must refuse', async () => {
  expect(answered(409)).toBeDenied(400, 409);
  plain(await errorMessageOf(() => expect(answered(201, 'Создано')).toBeDenied(400, 409))).toContain(
    'The server must refuse to create the account with 400 or 409, and answered POST /api/auth/students/create/ with 201. The page said: «Создано».',
  );
});

test('administration: several requests that the server must refuse; at least one must have been sent', async () => {
  // A server fault is not an acceptance; the cases read the data back to see whether anything has changed.
  expect([action(400), action(403), action(404), action(405), action(500)]).toAllBeRefused('the parent');
  // A signed-in user who gets 401 has not tried anything; for a signed-out user 401 is the expected refusal.
  expect([action(401), action(403)]).toAllBeRefused('somebody signed out', { signedOut: true });
  for (const status of [200, 201, 204, 401]) {
    plain(await errorMessageOf(() => expect([action(403), action(status)]).toAllBeRefused('the parent'))).toContain(
      `The server did not refuse to let the parent reset a password (POST /api/auth/users/7/reset-password/ → ${status}).`,
    );
  }
  plain(await errorMessageOf(() => expect([]).toAllBeRefused('the parent'))).toContain('nothing was tried');
});

test('administration: a new password is compared as shown, and no message contains it', async ({ page }) => {
  await page.setContent('<p>Пароль: Abc-12345 скопируйте</p><p id="other">Abc-123456</p>');
  await expect(page.getByText('скопируйте')).toShowPassword('Abc-12345');
  const said = await errorMessageOf(() => expect(page.locator('#other')).toShowPassword('Abc-12345'));
  plain(said).toContain('The new password is not shown.');
  plain(said).not.toContain('Abc-12345');
  plain(await errorMessageOf(() => expect(page.locator('#other')).toShowPassword(''))).toContain(
    'The new password is not shown.',
  );
  const absent = expect.configure({ timeout: 100 });
  plain(await errorMessageOf(() => absent(page.locator('#absent')).toShowPassword('Abc-12345'))).toContain(
    'The new password is not shown: the window with it does not open.',
  );
  plain(await errorMessageOf(() => absent(page.locator('#absent')).not.toShowPassword('Abc-12345'))).toContain(
    'the window does not open',
  );
});

const CREDENTIALS = {
  'label and password in one line': '<p><span>Пароль:</span><code>Abc-12345</code></p>',
  'password and button in one line': '<p>Новый пароль:</p><div><code>Abc-12345</code><button>Копировать</button></div>',
  'colon of its own': '<dl><dt><b>Пароль</b>:</dt><dd>Abc-12345</dd></dl>',
  'no colon': '<p>Новый пароль</p><code>Abc-12345</code>',
  'one text': '<p>Пароль: Abc-12345</p>',
};
for (const [layout, markup] of Object.entries(CREDENTIALS)) {
  test(`administration: the password that is shown once is read: ${layout}`, async ({ page }) => {
    await page.setContent(
      `<div role="dialog" aria-label="Сбросить пароль"><h2>Сбросить пароль</h2><p>Пароль сброшен.</p>${markup}</div>`,
    );
    const dialog = new CredentialsDialog(page, 'admin');
    expect(await dialog.readPassword()).toBe('Abc-12345');
    await expect(dialog.box).toShowPassword('Abc-12345');
  });
}

test('administration: a password that is there and hidden is not shown', async ({ page }) => {
  await page.setContent('<p>Пароль: <code hidden>Abc-12345</code></p>');
  plain(await errorMessageOf(() => expect(page.locator('p')).toShowPassword('Abc-12345'))).toContain(
    'The new password is not shown.',
  );
});

test('administration: private texts are found, also escaped in JSON', async () => {
  expect(responses('{"name":"Анна"}')).toNotDisclose('Олег');
  plain(await errorMessageOf(() => expect(responses('{"name":"Олег"}')).toNotDisclose('Олег'))).toContain(
    'GET /api/dashboard/parent/children/ → 200 contains «Олег»',
  );
  plain(
    await errorMessageOf(() => expect(responses('{"name":"\\u041e\\u043b\\u0435\\u0433"}')).toNotDisclose('Олег')),
  ).toContain('contains «Олег»');
  expect(responses('{"name":"Олег"}')).toDisclose('Анна', 'Олег');
  plain(await errorMessageOf(() => expect(responses('{"name":"Анна"}')).toDisclose('Олег'))).toContain(
    'No response contains «Олег», which this user may read: GET /api/dashboard/parent/children/ → 200',
  );
});

test('administration: a progress counts as shown when its rounded figure is shown', async ({ page }) => {
  await page.setContent('<p>Прогресс: 85%</p>');
  const place = page.locator('p');
  const quick = expect.configure({ timeout: 200 });
  await quick(place).toShowProgress(85);
  await quick(place).toShowProgress(84.6);
  for (const progress of [5, 8, 86, 185]) {
    plain(await errorMessageOf(() => quick(place).toShowProgress(progress))).toContain(
      `The progress must be ${progress}%, as the server has it; the place reads «Прогресс: 85%».`,
    );
  }
});
