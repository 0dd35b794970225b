import { expect as plain, test, type Page } from '@playwright/test';
import { textFile } from '../suite/data/files';
import { russianDateTimePattern } from '../suite/data/date-time';
import { withLineBreak } from '../suite/data/special-text';
import { expect } from '../suite/matchers';
import type { ServerResponse } from '../suite/monitoring/server-response';
import { errorMessageOf } from './specimens/error-message';

const soon = expect.configure({ timeout: 300 });

async function showing(page: Page, html: string) {
  await page.setContent(`<main>${html}</main>`);
  return page.getByRole('main');
}

const refused: ServerResponse<unknown> = {
  purpose: 'create the assignment',
  request: 'POST /api/assignments/',
  status: 500,
  data: undefined,
  text: '',
  headers: {},
  retryAfterSeconds: undefined,
  toasts: ['Успешно Задание создано'],
};

test('matchers: the message for a refused request has request, status and the untrue toast', async () => {
  const message = await errorMessageOf(() => expect(refused).toBeAccepted());
  plain(message).toContain(
    'The server did not create the assignment: POST /api/assignments/ → 500 with an empty body.',
  );
  plain(message).toContain('«Успешно Задание создано»');
  plain(message).toContain('The success message is untrue.');
});

test('matchers: an accepted response passes, and the negated matcher explains its failure', async () => {
  const accepted = { ...refused, status: 201, data: {}, toasts: [] };
  expect(accepted).toBeAccepted();
  plain(await errorMessageOf(() => expect(accepted).not.toBeAccepted())).toContain('it should not have');
});

for (const wording of ['85/100', '85 из 100', '85 / 100 баллов']) {
  test(`matchers: a grade is recognised as «${wording}»`, async ({ page }) => {
    await expect(await showing(page, `<p>${wording}</p>`)).toShowGrade(85, 100);
  });
}

for (const wording of ['185/100', '85/1000', '8.5/100', '85 баллов', '84 из 100']) {
  test(`matchers: «${wording}» is not the grade 85 of 100`, async ({ page }) => {
    const place = await showing(page, `<p>${wording}</p>`);
    plain(await errorMessageOf(() => soon(place).toShowGrade(85, 100))).toContain(
      `is not shown: it reads «${wording}»`,
    );
  });
}

test('matchers: a grade and a percentage next to each other are read separately', async ({ page }) => {
  const place = await showing(page, '<div>85 из 100</div><div>85%</div>');
  await expect(place).toShowGrade(85, 100);
  await expect(place).toShowPercentage(85);
  plain(await errorMessageOf(() => soon(place).toShowPercentage(5))).toContain('«5%» is not shown');
});

test('matchers: a percentage may be rounded, and not cut', async ({ page }) => {
  for (const shown of ['85%', '84.6 %', '84,62%'])
    await expect(await showing(page, shown)).toShowPercentage((100 * 110) / 130);
  for (const cut of ['84%', '84.61%', '185%', '84.7%'])
    plain(
      await errorMessageOf(() => showing(page, cut).then((place) => soon(place).toShowPercentage((100 * 110) / 130))),
    ).toContain('is not shown');
});

test('matchers: a text must be shown exactly as typed, with any markup for its line breaks', async ({ page }) => {
  const text = withLineBreak('Решите');
  const asHtml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  for (const html of [
    `<p style="white-space: pre-wrap">${asHtml}</p>`,
    asHtml.replaceAll('\n', '<br>'),
    asHtml
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join(''),
  ]) {
    await expect(await showing(page, html)).toShowText(text);
  }
  for (const html of [
    asHtml.replace('\n', ' '),
    text.replaceAll('\n', '<br>'),
    asHtml.replace('😀', '?'),
    asHtml.replaceAll('&', '&amp;'),
  ]) {
    plain(await errorMessageOf(() => showing(page, html).then((place) => soon(place).toShowText(text)))).toContain(
      'is not shown as it was typed',
    );
  }
});

test('matchers: a figure that is shown must be right, and one that is not shown need not be', async ({ page }) => {
  const place = await showing(page, '<div><h3>Заданий</h3><p>2</p></div>');
  const figure = (title: string) => place.locator('div').filter({ has: page.getByRole('heading', { name: title }) });
  await expect(figure).toShowCorrectFigures({ Заданий: [2], Оценено: [1] });
  plain(await errorMessageOf(() => soon(figure).toShowCorrectFigures({ Заданий: [3] }))).toContain(
    'The page shows «Заданий» 2 instead of 3.',
  );
});

test('matchers: a missing figure is reported', async ({ page }) => {
  const place = await showing(page, '<div><h3>Заданий</h3><p>2</p></div><div><h3>Оценено</h3><p>1</p></div>');
  const figure = (title: string) => place.locator('div').filter({ has: page.getByRole('heading', { name: title }) });
  await expect(figure).toShowCorrectFigures({ Заданий: [2], Оценено: [1] });
  plain(
    await errorMessageOf(() => soon(figure).toShowCorrectFigures({ Заданий: [2], Оценено: [1], Прогресс: [50] })),
  ).toContain('The page shows no «Прогресс».');
});

test('matchers: a stored file comes with its own bytes and a type that no browser runs', async () => {
  const file = textFile('notes.txt', 'x = 2');
  const served = {
    bytes: file.buffer,
    size: 5,
    contentType: 'text/plain; charset=utf-8',
    disposition: '',
    typeOptions: '',
  };
  expect(served).toBeServedAs(file);
  expect({ ...served, contentType: 'application/octet-stream' }).toBeServedAs(file);
  plain(await errorMessageOf(() => expect({ ...served, contentType: 'text/html' }).toBeServedAs(file))).toContain(
    'it comes as «text/html» instead of «text/plain»',
  );
  plain(await errorMessageOf(() => expect({ ...served, bytes: Buffer.from('x = 7') }).toBeServedAs(file))).toContain(
    'its bytes are others',
  );
  plain(await errorMessageOf(() => expect(undefined).toBeServedAs(file))).toContain('no file is stored');
});

test('matchers: an element that is not on the page is reported as missing', async ({ page }) => {
  await showing(page, '');
  plain(await errorMessageOf(() => soon(page.getByRole('table')).toShowGrade(85, 100))).toContain(
    'the place is not on the page',
  );
});

test('matchers: a date and time is recognised with and without «г.» and «в», and only in its own time zone', async ({
  page,
}) => {
  const instant = new Date('2026-11-25T20:59:00Z');
  await expect(await showing(page, 'Срок: 25 ноября 2026, 23:59')).toShowMoment(
    russianDateTimePattern(instant, 'Europe/Moscow'),
    'the deadline',
  );
  await expect(await showing(page, 'Срок: 25 ноября 2026 г. в 23:59')).toShowMoment(
    russianDateTimePattern(instant, 'Europe/Moscow'),
    'the deadline',
  );
  const shifted = await showing(page, 'Срок: 25 ноября 2026, 20:59');
  plain(
    await errorMessageOf(() =>
      soon(shifted).toShowMoment(russianDateTimePattern(instant, 'Europe/Moscow'), 'the deadline in local time'),
    ),
  ).toContain('the deadline in local time is not shown');
});

test("matchers: a shown figure must equal the figure in the server's response", async ({ page }) => {
  const place = await showing(page, '<h3>Студентов</h3><p>7</p>');
  await expect(place).toShowFigure(7);
  plain(await errorMessageOf(() => soon(place).toShowFigure(8))).toContain(
    "The page shows 7; the server's response says 8.",
  );
  plain(await errorMessageOf(() => soon(place).toShowFigure(70))).toContain(
    "The page shows 7; the server's response says 70.",
  );
  plain(await errorMessageOf(() => soon(page.getByRole('table')).toShowFigure(7))).toContain(
    "The page shows no figure; the server's response says 7.",
  );
  const many = await showing(page, '<h3>Студентов</h3><p>1\u00a0234</p>');
  await expect(many).toShowFigure(1234);
  plain(await errorMessageOf(() => soon(many).toShowFigure(1))).toContain("the server's response says 1.");
});
