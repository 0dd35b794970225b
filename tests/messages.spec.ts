/** Messages for a faulty platform: they name the fault, with the request and the status that caused it. */
import { expect as plain, test as base } from '@playwright/test';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWindow } from '../suite/actors/window';
import { BrowserUser } from '../suite/actors/browser-user';
import { endpoints } from '../suite/api/endpoints';
import { expect } from '../suite/matchers';
import { Protocol } from '../suite/protocol/protocol';
import { formatError, formatTestError } from '../suite/protocol/error-message';
import { routes } from '../pages/routes';
import { TeacherAssignmentsPage } from '../pages/teacher/assignments-page';
import { errorMessageOf } from './specimens/error-message';

const TOASTS = '<ol role="region" aria-label="Notifications (F8)" id="toasts"></ol>';
const ASKS = "fetch('/api/assignments/')";
const CRASH = "document.body.innerHTML = '<main><h1>Что-то пошло не так</h1></main>'";

interface FaultyPage {
  page: string;
  /** Response of the server to every path below `/api/`. */
  api: (response: ServerResponse) => void;
}
const answers500 = (response: ServerResponse) =>
  void response.writeHead(500).end('{"detail":"Внутренняя ошибка сервера."}');

/** Platforms with one fault each, at the paths of the real one. */
const FAULTS = {
  crashing: {
    page: `<script>${ASKS}.then((answer) => answer.json()).then((list) => list.map(String)).catch(() => { ${CRASH} })</script>`,
    api: answers500,
  },
  unloaded: {
    page: `<main></main><script>${ASKS}.then(() => { document.querySelector('main').innerHTML = '<p role="alert">Не удалось загрузить данные</p>' })</script>`,
    api: (response) => void response.writeHead(503).end(),
  },
  silent: {
    page: `<main>…</main><script>${ASKS}.catch(() => 0)</script>`,
    api: (response) => void response.socket?.destroy(),
  },
  lying: {
    page: `${TOASTS}<main><div role="tablist"><button role="tab">Все задания (0)</button></div><button onclick="fetch('/api/assignments/', { method: 'POST' })
      .then(() => { document.getElementById('toasts').innerHTML = '<li>Успешно Задание создано</li>' })">Создать задание</button></main>`,
    api: answers500,
  },
} as const satisfies Record<string, FaultyPage>;

const test = base.extend<{ fault: keyof typeof FAULTS; teacher: BrowserUser }>({
  fault: ['crashing', { option: true }],
  baseURL: async ({ fault }, use) => {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/api/') === true) return FAULTS[fault].api(response);
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end(`<link rel="icon" href="data:,">${FAULTS[fault].page}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  },
  teacher: async ({ browser, baseURL }, use) => {
    const window = await openWindow(browser, baseURL ?? '', 'teacher', {});
    window.context.setDefaultTimeout(1_500);
    await use(new BrowserUser('teacher', window));
    await window.context.close();
  },
});

test('messages: a crashed page is reported as crashed, with the request that caused it', async ({ teacher }) => {
  const message = await errorMessageOf(() => teacher.opens(routes.teacherAssignments));
  plain(message).toBe(
    "teacher's assignments did not open. The page /dashboard/teacher/assignments crashed into its error screen «Что-то пошло не так». The server answered 500 to GET /api/assignments/.",
  );
});

test('messages: an action on a crashed page reports the crash, not a time-out', async ({ teacher }) => {
  await errorMessageOf(() => teacher.opens(routes.teacherAssignments));
  const message = await errorMessageOf(() => new TeacherAssignmentsPage(teacher.page, 'teacher').pressCreate());
  plain(message).toContain(
    'Not possible: teacher presses «Создать задание». The page /dashboard/teacher/assignments crashed into its error screen',
  );
  plain(message).toContain('The server answered 500 to GET /api/assignments/.');
});

test.describe('a list that does not load', () => {
  test.use({ fault: 'unloaded' });

  test('messages: a list that does not load is reported at once, with its request', async ({ teacher }) => {
    const message = await errorMessageOf(() => teacher.opens(routes.teacherAssignments));
    plain(message).toBe(
      "teacher's assignments did not open. The page /dashboard/teacher/assignments could not load its data: it says «Не удалось загрузить данные». The server answered 503 to GET /api/assignments/.",
    );
  });
});

test.describe('a page that waits for ever', () => {
  test.use({ fault: 'silent' });

  test('messages: a page that keeps loading is reported with the unanswered request', async ({ teacher }) => {
    const message = await errorMessageOf(() => teacher.opens(routes.teacherAssignments));
    plain(message).toContain(
      "teacher's assignments did not open. The page /dashboard/teacher/assignments does not offer it.",
    );
    plain(message).toMatch(/The server answered nothing \(net::ERR_\w+\) to GET \/api\/assignments\/\.$/);
  });
});

test.describe('a toast that lies', () => {
  test.use({ fault: 'lying' });

  test('messages: a toast that contradicts the server is reported as untrue, with the server’s message', async ({
    teacher,
  }) => {
    await teacher.opens(routes.teacherAssignments);
    const press = () => new TeacherAssignmentsPage(teacher.page, 'teacher').pressCreate();
    const message = await errorMessageOf(() => teacher.expectSuccess(endpoints.createAssignment, press));
    plain(message).toBe(
      'The server did not create the assignment: POST /api/assignments/ → 500 {"detail":"Внутренняя ошибка сервера."}. The page said: «Успешно Задание создано». The success message is untrue.',
    );
  });
});

test('messages: a failed check has the wording of the protocol, with the crash and the request', async ({
  teacher,
}) => {
  const protocol = new Protocol(['2.2'], async (_performer, _id, startedAt) => ({
    page: '/',
    problem: await teacher.describeTrouble(startedAt),
  }));
  await protocol.step('2.2', async () => {
    await errorMessageOf(() => teacher.opens(routes.teacherAssignments));
    await expect(teacher.page.getByRole('heading', { name: 'Домашка' })).toBeVisible({ timeout: 300 });
  });
  plain(protocol.finish()[0]?.reason).toBe(
    "Expected: the assignment is in the list. It is not on the page (looked for getByRole('heading', { name: 'Домашка' })). " +
      'The page /dashboard/teacher/assignments crashed into its error screen «Что-то пошло не так». The server answered 500 to GET /api/assignments/.',
  );
});

test('messages: the actual result of a Playwright assertion is printed without its technical text', async ({
  page,
}) => {
  await page.setContent('<h1>Домашка</h1>');
  const heading = await errorMessageOf(() => expect(page.getByRole('heading')).toHaveText('Тест', { timeout: 300 }));
  plain(formatError(new Error(heading), 'it is the title', undefined)).toBe(
    'Expected: it is the title. Seen instead: "Домашка" (in getByRole(\'heading\')).',
  );
  await page.setContent('<article><b>Активно</b><p>Уровень 1</p><i>Не отправлено</i><a>Подробнее</a></article>');
  const card = await errorMessageOf(() =>
    expect(page.getByRole('article'), 'the card').toContainText('Сдано', { timeout: 300 }),
  );
  plain(formatError(new Error(card), 'it is sent', undefined)).toBe(
    'Expected: it is sent. Seen instead of the card: "Активно · Уровень 1 · Не отправлено · Подробнее" (in getByRole(\'article\')).',
  );
  const value = await errorMessageOf(() => expect(1, 'the stored score').toBeNull());
  plain(formatError(new Error(value), 'the score is empty', undefined)).toBe(
    'Expected: the score is empty. Seen instead of the stored score: 1.',
  );
  const missing = await errorMessageOf(() =>
    expect(page.getByText('Дата'), 'date of grading').toBeVisible({ timeout: 300 }),
  );
  plain(formatError(new Error(missing), 'it is dated', undefined)).toBe(
    'Expected: it is dated. There is no date of grading on the page.',
  );
  const record = await errorMessageOf(() =>
    expect({ status: 'submitted', score: 85 }).toMatchObject({ status: 'graded', score: 85 }),
  );
  plain(formatError(new Error(record), 'it is graded', undefined)).toBe(
    'Expected: it is graded. Seen instead: "status": "submitted" (expected "status": "graded").',
  );
});

test('messages: a message of the suite is kept unchanged and not repeated', () => {
  const own = 'The server did not store the answer: POST /api/assignments/7/submit/ → 500.';
  plain(formatError(new Error(own), 'the answer is stored', undefined)).toBe(own);
  plain(formatError(new Error(`${own} The page crashed.`), 'the answer is stored', 'The page crashed.')).toBe(
    `${own} The page crashed.`,
  );
});

test('messages: the failure of a test without steps has its title and the actual value', async () => {
  const points = await errorMessageOf(() => plain(100, 'the points stored').toBe(37));
  plain(formatTestError(points)).toBe('the points stored: expected 37, seen 100.');
  plain(formatTestError(await errorMessageOf(() => plain(401).toBe(200)))).toBe('a value: expected 200, seen 401.');
  const unprepared = `BLOCKED: the form does not show the tutor: ${await errorMessageOf(() => plain({ a: 1 }).toEqual({ a: 2 }))}`;
  plain(formatTestError(`Blocked: ${unprepared}`)).toMatch(/^BLOCKED: the form does not show the tutor: Seen instead/);
  plain(formatTestError('PageProblem: Not possible: admin opens the form.')).toBe(
    'Not possible: admin opens the form.',
  );
  plain(formatTestError("TypeError: Cannot read properties of undefined (reading 'id')")).toContain('TypeError');
});

test('messages: an expectation that a check states is a separate sentence', async () => {
  const sum = await errorMessageOf(() => plain(6, 'The users by role must add up to the total').toBe(7));
  plain(formatError(new Error(sum), 'the sum is the total', undefined)).toBe(
    'Expected: the sum is the total. The users by role must add up to the total. Seen instead: 6.',
  );
  const list = await errorMessageOf(() => plain(['one lesson too many', 'a lesson of another']).toEqual([]));
  plain(formatError(new Error(list), 'the lists agree', undefined)).toBe(
    'Expected: the lists agree. Seen instead: "one lesson too many", "a lesson of another" (expected nothing).',
  );
});
