import { expect as plain, test } from '@playwright/test';
import { expect } from '../suite/matchers';
import { isAttemptLimit } from '../suite/sessions/attempt-limit';
import { errorMessageOf } from './specimens/error-message';

const attemptResponse = (ms: number, status = 401, text = '{"success":false,"error":"Неверные учетные данные"}') => ({
  request: 'POST /api/auth/login/',
  headers: {},
  status,
  text,
  retryAfterSeconds: undefined,
  ms,
});
const printed = ['Слишком много попыток входа. Подождите 5 минут'];

test('sign-in: the limit holds when the sixth attempt is refused, or an earlier one', () => {
  expect({ statuses: [401, 401, 401, 401, 401, 429], limitedAt: 5, toasts: printed, earlier: 0 }).toBeLimitedAfter(5);
  expect({ statuses: [401, 401, 429, 429], limitedAt: 2, toasts: printed, earlier: 3 }).toBeLimitedAfter(5);
  expect({ statuses: [429, 429], limitedAt: 0, toasts: printed, earlier: 3 }).toBeLimitedAfter(5);
});

test('sign-in: 429 is the limit of attempts, and 403 with a page of the framework; 403 in JSON is the refusal of an account', () => {
  expect(isAttemptLimit({ status: 429, text: '' })).toBe(true);
  expect(isAttemptLimit({ status: 403, text: '<!doctype html><title>403 Forbidden</title>' })).toBe(true);
  expect(isAttemptLimit({ status: 403, text: '{"error":"Учетная запись отключена"}' })).toBe(false);
  expect(isAttemptLimit({ status: 401, text: '<html>' })).toBe(false);
});

for (const [what, statuses, toasts, errorMessageAbout] of [
  ['is missing', [401, 401, 401, 401, 401, 401, 401, 401], [], '8 attempts within a minute were all let through'],
  ['comes late', [401, 401, 401, 401, 401, 401, 429], printed, 'it was reached only at attempt 7'],
  ['keeps everybody out', [429, 429], printed, 'it was reached at the first attempt already'],
  ['is not explained', [401, 401, 401, 401, 401, 429], ['Ошибка'], 'the page said Ошибка about it'],
  [
    'is told as something else',
    [401, 401, 401, 401, 401, 429],
    ['Неверный логин или пароль'],
    'the page said Неверный логин или пароль about it',
  ],
  [
    'is a page of the server',
    [401, 401, 401, 401, 401, 403],
    printed,
    'the refusal is 403 with a page of the server instead of 429',
  ],
  ['is kept in silence', [401, 401, 401, 401, 401, 429], [], 'the page said nothing about it'],
] as const) {
  test(`sign-in: a limit that ${what} is reported`, async () => {
    plain(
      await errorMessageOf(() =>
        expect({
          statuses,
          limitedAt: statuses.findIndex((status) => status !== 401),
          toasts,
          earlier: 0,
        }).toBeLimitedAfter(5),
      ),
    ).toContain(errorMessageAbout);
  });
}

test('sign-in: refusals that differ only in random values tell nothing about accounts', async () => {
  await expect({
    wrongPassword: [attemptResponse(31), attemptResponse(45), attemptResponse(200)],
    unknownUser: [attemptResponse(28), attemptResponse(33)],
  }).toNotRevealAccounts();
  await expect({ wrongPassword: [attemptResponse(180)], unknownUser: [attemptResponse(90)] }).toNotRevealAccounts();
});

for (const [what, unknownUser, errorMessageAbout] of [
  ['time', [attemptResponse(3), attemptResponse(50)], 'a wrong password takes 31 ms, an unknown user 3 ms'],
  ['words', [attemptResponse(31, 401, '{"success":false,"error":"Нет такого пользователя"}')], 'the answers differ'],
  ['status', [attemptResponse(31, 404)], 'the answers were 401 and 404 instead of 401'],
] as const) {
  test(`sign-in: accounts that can be recognised by ${what} are reported`, async () => {
    const message = await errorMessageOf(() =>
      expect({ wrongPassword: [attemptResponse(31), attemptResponse(40)], unknownUser }).toNotRevealAccounts(),
    );
    plain(message).toContain('It can be found out who has an account: ');
    plain(message).toContain(errorMessageAbout);
  });
}

test('sign-in: a refusal needs a message, in any wording', async () => {
  for (const text of ['{"error":"Неверные учетные данные"}', '{"detail":"Invalid"}', '{"email":["Введите адрес"]}'])
    expect(attemptResponse(1, 400, text)).toBeRefusedWith(400, 401);
  for (const text of ['', '{}', '{"":1}', '<h1>400</h1>']) {
    plain(await errorMessageOf(() => expect(attemptResponse(1, 400, text)).toBeRefusedWith(400, 401)), text).toContain(
      '400 or 401 with a sentence in JSON was due',
    );
  }
});

test('sign-in: a refusal with another status, or with a session, is reported', async () => {
  plain(await errorMessageOf(() => expect(attemptResponse(1)).toBeRefusedWith(403))).toContain(
    '403 with a sentence in JSON was due',
  );
  plain(await errorMessageOf(() => expect(attemptResponse(1, 500, '')).toBeRefusedWith(401))).toContain(
    'The sign-in was answered with 500 with an empty body',
  );
  const session =
    '{"success":false,"data":{"token":"abc","user":{"id":1,"email":"a@school.example","first_name":"Анна","last_name":"Б","role":"student"}}}';
  plain(await errorMessageOf(() => expect(attemptResponse(1, 401, session)).toBeRefusedWith(401))).toContain(
    'with a sentence in JSON was due',
  );
});

test('sign-in: an empty field that the browser does not mark is reported', async ({ page }) => {
  await page.setContent('<form><input id="asked" required><input id="not-asked"></form>');
  await expect(page.locator('#asked')).toBeReportedMissing();
  plain(await errorMessageOf(() => expect(page.locator('#not-asked')).toBeReportedMissing())).toContain(
    'The empty field is not reported as missing by the browser.',
  );
});
