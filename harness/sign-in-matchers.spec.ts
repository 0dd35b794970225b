import { expect as plain, test } from '@playwright/test';
import { expect } from '../fixtures/matchers';
import { complaint } from './specimens/complaint';

const answer = (ms: number, status = 401, text = '{"success":false,"error":"Неверные учетные данные"}') => ({ request: 'POST /api/auth/login/', headers: {}, status, text, retryAfterSeconds: undefined, ms });
const LIMIT = /Слишком много попыток входа/;
const told = ['Слишком много попыток входа. Подождите 5 минут'];

test('sign-in: the limit holds when the sixth attempt is refused, or an earlier one', () => {
  expect({ statuses: [401, 401, 401, 401, 401, 429], toasts: told }).toBeLimitedAfter(5, LIMIT);
  expect({ statuses: [401, 401, 429, 429], toasts: told }).toBeLimitedAfter(5, LIMIT);
});

for (const [what, statuses, toasts, complaintAbout] of [
  ['is missing', [401, 401, 401, 401, 401, 401, 401, 401], [], '8 attempts within a minute were all let through'],
  ['comes late', [401, 401, 401, 401, 401, 401, 429], told, 'it was reached only at attempt 7'],
  ['keeps everybody out', [429, 429], told, 'it was reached at the first attempt already'],
  ['is not explained', [401, 401, 401, 401, 401, 429], ['Ошибка'], 'the page said Ошибка instead of'],
] as const) {
  test(`sign-in: a limit that ${what} is told`, async () => {
    plain(await complaint(() => expect({ statuses, toasts }).toBeLimitedAfter(5, LIMIT))).toContain(complaintAbout);
  });
}

test('sign-in: refusals that are alike but for noise tell nothing about accounts', () => {
  expect({ wrongPassword: [answer(31), answer(45), answer(200)], unknownUser: [answer(28), answer(33)] }).toTellNothingAboutAccounts();
  expect({ wrongPassword: [answer(180)], unknownUser: [answer(90)] }).toTellNothingAboutAccounts();
});

for (const [what, unknownUser, complaintAbout] of [
  ['time', [answer(3), answer(50)], 'a wrong password takes 31 ms, an unknown user 3 ms'],
  ['words', [answer(31, 401, '{"success":false,"error":"Нет такого пользователя"}')], 'the answers differ'],
  ['status', [answer(31, 404)], 'the answers were 401 and 404 instead of 401'],
] as const) {
  test(`sign-in: accounts that can be told by ${what} are told`, async () => {
    const message = await complaint(() => expect({ wrongPassword: [answer(31), answer(40)], unknownUser }).toTellNothingAboutAccounts());
    plain(message).toContain('It can be found out who has an account: ');
    plain(message).toContain(complaintAbout);
  });
}

test('sign-in: a refusal in other words or with another status is told', async () => {
  expect(answer(1)).toBeRefusedWith(401, /^Неверные учетные данные$/);
  plain(await complaint(() => expect(answer(1)).toBeRefusedWith(401, /^Нет$/))).toContain('401 with /^Нет$/ was due');
  plain(await complaint(() => expect(answer(1, 500, '')).toBeRefusedWith(401, /./))).toContain('The sign-in was answered with 500 with an empty body');
});

test('sign-in: an empty field that the browser does not ask for is told', async ({ page }) => {
  await page.setContent('<form><input id="asked" required><input id="not-asked"></form>');
  await expect(page.locator('#asked')).toBeReportedMissing();
  plain(await complaint(() => expect(page.locator('#not-asked')).toBeReportedMissing())).toContain('The empty field is not reported as missing by the browser.');
});
