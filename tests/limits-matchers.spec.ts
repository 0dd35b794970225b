/** Matchers for files, refusals and lateness: each passes for a correct value, and fails with a readable message. */
import { expect as plain, test, type Download } from '@playwright/test';
import { ApiError } from '../suite/api/client';
import { textFile } from '../suite/data/files';
import { daysLate, hoursLate } from '../suite/data/lateness';
import { expect } from '../suite/matchers';
import type { ForbiddenAttempt, ServerResponse } from '../suite/monitoring/server-response';
import { errorMessageOf } from './specimens/error-message';

const purpose = 'store the answer';
const answered = (status: number, data?: object): ServerResponse<unknown> => ({
  purpose,
  request: 'POST /api/assignments/7/submit/',
  status,
  data,
  text: '',
  headers: {},
  retryAfterSeconds: undefined,
  toasts: [],
});
const tried = (
  response: ServerResponse<unknown> | undefined,
  ...errorMessages: string[]
): ForbiddenAttempt<unknown> => ({ purpose, response, errorMessages });
const fileHeaders = (contentType: string, disposition: string, size = 256) => ({
  contentType,
  disposition,
  size,
  typeOptions: 'nosniff',
});

/** A download from a page that serves this text under this name. */
const downloading = test.extend<{ downloaded: (name: string, text: string) => Promise<Download> }>({
  downloaded: async ({ page }, use) =>
    use(async (name, text) => {
      await page.setContent(
        `<a download="${name}" href="data:application/octet-stream,${encodeURIComponent(text)}">file</a>`,
      );
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link').click()]);
      return download;
    }),
});

downloading('limits: a changed file is reported with the first byte that differs', async ({ downloaded }) => {
  const sent = textFile('solution.txt', 'x = 2');
  await expect(await downloaded('solution.txt', 'x = 2')).toHaveBytesOf(sent);
  plain(
    await errorMessageOf(async () => expect(await downloaded('solution.txt', 'x = 3')).toHaveBytesOf(sent)),
  ).toContain('byte 4 differs');
  plain(await errorMessageOf(async () => expect(await downloaded('solution.txt', 'x')).toHaveBytesOf(sent))).toContain(
    '1 bytes instead of 5',
  );
});

downloading('limits: a file with another name is reported', async ({ downloaded }) => {
  expect(await downloaded('notes.txt', 'x')).toBeNamed('notes.txt');
  plain(
    await errorMessageOf(async () => expect(await downloaded('notes.txt', 'x')).toBeNamed('Решение.txt')),
  ).toContain('sent as «Решение.txt» and comes back as «notes.txt»');
});

downloading('limits: two files with one name must both come back', async ({ downloaded }) => {
  const twins = [textFile('twin.txt', 'one'), textFile('twin.txt', 'two')];
  const [one, two] = [await downloaded('twin.txt', 'one'), await downloaded('twin.txt', 'two')];
  await expect([two, one]).toContainFiles(twins);
  plain(await errorMessageOf(() => expect([one, one]).toContainFiles(twins))).toContain(
    'missing are the bytes of 1 of the 2 sent ones: «twin.txt»',
  );
});

test('limits: an attempt has no effect when nothing was sent or the server refused it', async () => {
  expect(tried(undefined)).toHaveNoEffect();
  expect(tried(answered(400))).toHaveNoEffect();
  plain(await errorMessageOf(() => expect(tried(answered(201, {}))).toHaveNoEffect())).toContain(
    'The server was asked to store the answer and did: POST /api/assignments/7/submit/ → 201',
  );
});

test('limits: a refusal is clear only when the page says why', async () => {
  expect(tried(answered(413), 'Файл слишком большой')).toBeRefusedClearly();
  expect(tried(undefined, 'Ошибка', 'Максимум 50 МБ')).toBeRefusedClearly();
  plain(await errorMessageOf(() => expect(tried(answered(413))).toBeRefusedClearly())).toContain(
    'without a clear message. The page says nothing about it.',
  );
  for (const unclear of ['Ошибка', 'Успешно отправлено', 'HTTP 413', '[object Object]']) {
    plain(await errorMessageOf(() => expect(tried(answered(413), unclear)).toBeRefusedClearly())).toContain(
      `The page says: «${unclear}».`,
    );
  }
  plain(
    await errorMessageOf(() => expect(tried(answered(201, {}), 'Файл слишком большой')).toBeRefusedClearly()),
  ).toContain('and did');
  expect(tried(answered(413), 'Файл слишком большой')).toBeRefusedClearly('file');
  expect(tried(undefined, 'Формат: +7 (XXX) XXX-XX-XX или подобный')).toBeRefusedClearly('phone');
  plain(
    await errorMessageOf(() =>
      expect(tried(answered(413), 'Проверьте правильность заполнения формы')).toBeRefusedClearly('file'),
    ),
  ).toContain('without a clear message');
});

test('limits: a program is harmless when it is refused, or served only as a download', async () => {
  const name = 'setup.exe';
  const accepted = tried(answered(201, {}));
  expect({ name, attempt: tried(answered(400), 'Программы не принимаются'), fileHeaders: undefined }).toBeHarmless();
  expect({
    name,
    attempt: accepted,
    fileHeaders: fileHeaders('application/octet-stream', 'attachment; filename="setup.exe"'),
  }).toBeHarmless();
  // A browser saves a program by its type, if it must not guess another one.
  expect({
    name,
    attempt: accepted,
    fileHeaders: fileHeaders('application/x-msdos-program', 'inline'),
  }).toBeHarmless();
  plain(
    await errorMessageOf(() =>
      expect({ name, attempt: accepted, fileHeaders: fileHeaders('text/html', 'attachment') }).toBeHarmless(),
    ),
  ).toContain('it is served as «text/html»');
  plain(
    await errorMessageOf(() =>
      expect({
        name,
        attempt: accepted,
        fileHeaders: { ...fileHeaders('application/octet-stream', 'inline'), typeOptions: '' },
      }).toBeHarmless(),
    ),
  ).toContain('not served for saving only');
  plain(
    await errorMessageOf(() => expect({ name, attempt: tried(answered(400)), fileHeaders: undefined }).toBeHarmless()),
  ).toContain('the page does not say so');
  plain(
    await errorMessageOf(() =>
      expect({ name, attempt: tried(answered(400), 'Проверьте форму'), fileHeaders: undefined }).toBeHarmless(),
    ),
  ).toContain('the page does not say why: «Проверьте форму»');
  plain(
    await errorMessageOf(() => expect({ name, attempt: accepted, fileHeaders: undefined }).toBeHarmless()),
  ).toContain('it is not among the stored files');
});

test('limits: an empty file is refused with a message, or comes back empty', async () => {
  const name = 'empty.txt';
  expect({ name, attempt: tried(answered(400), 'Файл пуст'), fileHeaders: undefined }).toBeRefusedOrEmpty();
  expect({
    name,
    attempt: tried(answered(201, {})),
    fileHeaders: fileHeaders('text/plain', 'attachment', 0),
  }).toBeRefusedOrEmpty();
  plain(
    await errorMessageOf(() =>
      expect({
        name,
        attempt: tried(answered(201, {})),
        fileHeaders: fileHeaders('text/plain', 'attachment', 3),
      }).toBeRefusedOrEmpty(),
    ),
  ).toContain('stored with 3 bytes');
  plain(
    await errorMessageOf(() =>
      expect({ name, attempt: tried(answered(400)), fileHeaders: undefined }).toBeRefusedOrEmpty(),
    ),
  ).toContain('the page does not say so');
});

test('limits: a request counts as refused only by its status', async () => {
  await expect(Promise.reject(new ApiError('POST /submit/', 413, ''))).toBeRefused([400, 413], 'a file of 51 MB');
  plain(await errorMessageOf(() => expect(Promise.resolve()).toBeRefused([400], 'a file of 51 MB'))).toContain(
    'did not refuse a file of 51 MB: it was accepted',
  );
  plain(
    await errorMessageOf(() =>
      expect(Promise.reject(new ApiError('POST /submit/', 500, ''))).toBeRefused([400], 'a file of 51 MB'),
    ),
  ).toContain('answered 500');
});

test('limits: grading counts as refused only when every way was tried and refused', async () => {
  const way = (status: number) => ({ request: 'PATCH /api/assignments/submissions/7/', fields: ['score'], status });
  expect([way(403), way(404), way(405), way(500)]).toBeAllRefused('the student');
  plain(await errorMessageOf(() => expect([way(403), way(200)]).toBeAllRefused('the student'))).toContain(
    'did not refuse the student: PATCH /api/assignments/submissions/7/ with score → 200',
  );
  plain(await errorMessageOf(() => expect([way(401)]).toBeAllRefused('the student'))).toContain('→ 401');
  plain(await errorMessageOf(() => expect([]).toBeAllRefused('the student'))).toContain('nothing was tried');
});

test('limits: lateness is computed from the stored times, to the millisecond', async () => {
  const due_date = new Date('2026-11-22T12:00:00.000Z');
  const at = (submitted: string, is_late: boolean) => ({ submitted_at: new Date(submitted), is_late });
  expect(at('2026-11-22T12:00:00.000Z', false)).toHaveCorrectLateFlag({ due_date });
  expect(at('2026-11-22T12:00:00.001Z', true)).toHaveCorrectLateFlag({ due_date });
  plain(
    await errorMessageOf(() => expect(at('2026-11-22T12:00:01.000Z', false)).toHaveCorrectLateFlag({ due_date })),
  ).toContain('calls an answer in time that it stored 1 s after the deadline');
  plain(
    await errorMessageOf(() => expect(at('2026-11-22T12:00:00.000Z', true)).toHaveCorrectLateFlag({ due_date })),
  ).toContain('calls an answer late that it stored exactly at the deadline');
});

test('limits: penalty and remaining score must add up to the given score', async () => {
  expect({ penalty_applied: 24, score: 56 }).toBePenalised(80, 24);
  plain(await errorMessageOf(() => expect({ penalty_applied: 8, score: 72 }).toBePenalised(80, 24))).toContain(
    'took off 8 and kept 72, and should have taken off 24 and kept 56',
  );
  plain(await errorMessageOf(() => expect({ penalty_applied: 24, score: 80 }).toBePenalised(80, 24))).toContain(
    'kept 80',
  );
  for (const percentage of [39.68, 40, null])
    expect({ penalty_applied: 25.41, score: 51.59, percentage }).toBePenalised(77, 25.41, 130);
  plain(await errorMessageOf(() => expect({ penalty_applied: 25, score: 52 }).toBePenalised(77, 25.41, 130))).toContain(
    'should have taken off 25.41 and kept 51.59',
  );
  plain(
    await errorMessageOf(() =>
      expect({ penalty_applied: 25.41, score: 51.59, percentage: 59.23 }).toBePenalised(77, 25.41, 130),
    ),
  ).toContain('it calls this 59.23 % of 130');
});

test('limits: a stored time counts as now within a minute of the server’s clock', async () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(new Date('2026-11-22T11:59:01Z')).toBeRecent(now);
  plain(await errorMessageOf(() => expect(new Date('2026-11-22T09:00:00Z')).toBeRecent(now))).toContain(
    'its clock shows 2026-11-22T12:00:00.000Z',
  );
  plain(await errorMessageOf(() => expect(null).toBeRecent(now))).toContain('stored no moment');
});

test('limits: a day or an hour counts as soon as it has begun', () => {
  const due_date = new Date('2026-11-20T12:00:00Z');
  const late = (submitted: string) => ({ submitted_at: new Date(submitted) });
  plain(daysLate(late('2026-11-20T12:00:00Z'), { due_date })).toBe(0);
  plain(daysLate(late('2026-11-20T12:00:01Z'), { due_date })).toBe(1);
  plain(daysLate(late('2026-11-21T12:00:00Z'), { due_date })).toBe(1);
  plain(daysLate(late('2026-11-22T15:00:00Z'), { due_date })).toBe(3);
  plain(hoursLate(late('2026-11-20T17:20:00Z'), { due_date })).toBe(6);
  plain(hoursLate(late('2026-11-20T11:00:00Z'), { due_date })).toBe(0);
});

test('limits: a page must show the days late and the penalty, and no other numbers for them', async ({ page }) => {
  const shown = { days: 3, penalty: 15, given: 80 };
  const place = page.locator('body');
  const soon = expect.configure({ timeout: 500 });
  for (const text of [
    'Опоздание на 3 дн. Штраф: 15 баллов',
    '3 days late. Penalty: 15.0',
    'на 3 дня. Преподаватель поставил 80 баллов, за опоздание снято 15 баллов',
  ]) {
    await page.setContent(text);
    await soon(place).toShowLateness(shown);
  }
  for (const [text, fault] of [
    ['на 4 дн. Штраф: 15 баллов', 'the days late read 4 instead of 3'],
    [
      'на 3 дн. Преподаватель поставил 15 баллов, за опоздание снято 80 баллов',
      'the points taken off read 80 instead of 15, and the points before the penalty read 15 instead of 80',
    ],
    ['Опоздание', 'the days late are not shown, and the points taken off are not shown'],
  ] as const) {
    await page.setContent(text);
    plain(await errorMessageOf(() => soon(place).toShowLateness(shown))).toContain(fault);
  }
});

test('limits: an HTML file of a student is refused, or served only as a download', async () => {
  expect(undefined).toBeServedForSavingOnly('page.html');
  const saved = fileHeaders('application/octet-stream', 'attachment; filename="page.html"');
  expect(saved).toBeServedForSavingOnly('page.html');
  plain(
    await errorMessageOf(() => expect({ ...saved, contentType: 'text/html' }).toBeServedForSavingOnly('page.html')),
  ).toContain('served as «text/html»');
  plain(
    await errorMessageOf(() => expect({ ...saved, disposition: 'inline' }).toBeServedForSavingOnly('page.html')),
  ).toContain('Content-Disposition «inline»');
  plain(
    await errorMessageOf(() => expect({ ...saved, typeOptions: '' }).toBeServedForSavingOnly('page.html')),
  ).toContain('a browser may guess another type');
});
