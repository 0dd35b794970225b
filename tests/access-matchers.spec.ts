import { expect as plain, test, type Page } from '@playwright/test';
import { ApiClient } from '../suite/api/client';
import { ApiUser } from '../suite/api/api-user';
import { expect } from '../suite/matchers';
import { leaksOf } from '../suite/matchers/access';
import type { RecordedRequest } from '../suite/monitoring/recorded-requests';
import { Traffic } from '../suite/monitoring/traffic';
import { PageHealth } from '../suite/monitoring/page-errors';
import { BrowserUser } from '../suite/actors/browser-user';
import { PAGE_ACCESS_CASES, accessCaseOf, type AccessRole as Who } from '../pages/access';
import { ROLES, redirects, routes } from '../pages/routes';
import { errorMessageOf } from './specimens/error-message';
import { tinyServer } from './specimens/tiny-server';

const soon = expect.configure({ timeout: 300 });
const printed = (status: number, text = '') => ({
  who: 'the student',
  request: 'GET /api/admin/users/',
  status,
  text,
  contentType: 'application/json',
  missing: false,
});

let number = 0;
function answered(path: string, status: number | undefined, method = 'GET'): RecordedRequest {
  number += 1;
  return { number, at: 0, method, path, status, ms: 1 };
}

function leaks(who: Who, place: Parameters<typeof accessCaseOf>[1], ...recordedRequests: RecordedRequest[]): string[] {
  return leaksOf(accessCaseOf(who, place), recordedRequests).map(({ path }) => path);
}

test('access: every user is tried at every address', () => {
  const addresses = Object.keys(routes).length + Object.keys(redirects).length;
  plain(PAGE_ACCESS_CASES).toHaveLength((ROLES.length + 1) * addresses);
  plain(
    PAGE_ACCESS_CASES.filter(({ role, allowed }) => role === 'guest' && allowed)
      .map(({ address }) => address.path)
      .sort(),
  ).toEqual(['/', '/auth', '/auth/signin', '/there-is-no-such-page', '/unauthorized'].sort());
});

test('access: the page to which a refused user is redirected', () => {
  const end = (who: Who, place: Parameters<typeof accessCaseOf>[1]) =>
    accessCaseOf(who, place).ends.map(({ path }) => path);
  plain(end('student', 'teacherAssignments')).toEqual(['/unauthorized']);
  plain(end('admin', 'teacherAssignments')).toEqual(['/unauthorized']);
  plain(end('student', 'adminChats')).toEqual(['/dashboard/student']);
  plain(end('guest', 'adminChats')).toEqual(['/auth/signin']);
  plain(end('guest', 'dashboard')).toEqual(['/auth/signin']);
  plain(end('tutor', 'assignments')).toEqual(['/dashboard/tutor']);
  plain(end('student', 'assignments')).toEqual(['/dashboard/student/assignments']);
});

test('access: for a signed-out user every response but the health of the platform is a leak', () => {
  const leaked = leaks(
    'guest',
    'teacherHome',
    answered('/api/system/health/live/', 200),
    answered('/api/auth/me/', 200),
    answered('/api/chat/', 304),
  );
  plain(leaked).toEqual(['/api/auth/me/', '/api/chat/']);
});

test('access: a refused role may receive only its own data', () => {
  const leaked = leaks(
    'student',
    'teacherHome',
    answered('/api/auth/me/', 200),
    answered('/api/profile/student/', 200),
    answered('/api/assignments/', 200),
  );
  plain(leaked).toEqual(['/api/assignments/']);
});

test("access: after a redirect to the own dashboard only the admin's data is a leak", () => {
  const leaked = leaks(
    'teacher',
    'adminAccounts',
    answered('/api/assignments/', 200),
    answered('/api/admin/users/', 200),
    answered('/api/auth/students/', 200),
  );
  plain(leaked).toEqual(['/api/admin/users/', '/api/auth/students/']);
});

test('access: a refused or unanswered request is no leak', () => {
  plain(
    leaks(
      'guest',
      'teacherHome',
      answered('/api/assignments/', 401),
      answered('/api/assignments/', undefined),
      answered('/api/auth/login/', 200, 'POST'),
    ),
  ).toEqual([]);
});

test('access: a leak is reported with path and status', async ({ page }) => {
  const visitResult = {
    page,
    accessCase: accessCaseOf('student', 'teacherHome'),
    id: undefined,
    recordedRequests: [answered('/api/assignments/', 200)],
  };
  plain(await errorMessageOf(() => expect(visitResult).toLeakNothing())).toContain(
    '/dashboard/teacher was refused, but the server answered GET /api/assignments/ → 200.',
  );
  plain(
    await errorMessageOf(() =>
      expect({ ...visitResult, recordedRequests: [answered('/api/assignments/', 403)] }).toHaveNoRejectedRequests(),
    ),
  ).toContain('is allowed, but the server answered GET /api/assignments/ → 403.');
});

const visiting = test.extend<{ opened: (path: string, html: string) => Promise<Page> }>({
  opened: async ({ page }, use) => {
    let shown = '';
    const server = await tinyServer((_request, _body, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown),
    );
    await use(async (path, html) => {
      shown = html;
      await page.goto(`${server.url}${path}`);
      return page;
    });
    await server.close();
  },
});
const visitResultOf = (page: Page, who: Who) => ({
  page,
  accessCase: accessCaseOf(who, 'teacherHome'),
  id: undefined,
  recordedRequests: [],
});

for (const [what, path, html] of [
  ['on the page of refusals', '/unauthorized', '<h1>403</h1>'],
  ['on the own dashboard', '/dashboard/student', '<h1>Привет, Анна!</h1>'],
  ['on a page of the address that says no', '/dashboard/teacher', '<main><h1>Доступ запрещён</h1></main>'],
  ['on a page of the address that stays empty', '/dashboard/teacher', '<main></main>'],
] as const) {
  visiting(`access: a refused visit may end ${what}`, async ({ opened }) => {
    // Uses the default time-out: on a busy machine the matcher needs longer than the short time-out used here for
    // failures.
    await expect(visitResultOf(await opened(path, html), 'student')).toLandOnAllowedPage();
  });
}

visiting('access: a refused visit that ends on the page with its content is told', async ({ opened }) => {
  const page = await opened('/dashboard/teacher/', '<main><h1>Личный кабинет преподавателя</h1></main>');
  plain(await errorMessageOf(() => soon(visitResultOf(page, 'student')).toLandOnAllowedPage())).toContain(
    'The student must be kept out of /dashboard/teacher, and the page opened.',
  );
});

visiting('access: an allowed visit ends on its page, by its mark or with other words', async ({ opened }) => {
  await expect(
    visitResultOf(await opened('/dashboard/teacher', '<h1>Личный кабинет преподавателя</h1>'), 'teacher'),
  ).toLandOnAllowedPage();
  await expect(
    visitResultOf(await opened('/dashboard/teacher', '<main><h2>Кабинет учителя</h2></main>'), 'teacher'),
  ).toLandOnAllowedPage();
});

visiting(
  'access: an allowed visit that ends elsewhere, or on an empty page, is told with both places',
  async ({ opened }) => {
    const must =
      "The teacher who opens /dashboard/teacher must end at teacher's dashboard (/dashboard/teacher), and ended at";
    const elsewhere = await opened('/unauthorized', '<h1>403</h1>');
    plain(await errorMessageOf(() => soon(visitResultOf(elsewhere, 'teacher')).toLandOnAllowedPage())).toContain(
      `${must} /unauthorized.`,
    );
    const empty = await opened('/dashboard/teacher', '<main></main>');
    plain(await errorMessageOf(() => soon(visitResultOf(empty, 'teacher')).toLandOnAllowedPage())).toContain(
      `${must} /dashboard/teacher, where the page stays empty or broken.`,
    );
  },
);

test('traffic: returns the requests that began after a point in time, and waits for their responses', async ({
  page,
  context,
}) => {
  let answerLate: (() => void) | undefined;
  const server = await tinyServer((request, _body, response) => {
    if (request.url === '/api/late/') answerLate = () => response.end('{}');
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>page</p>');
  });
  try {
    const traffic = new Traffic(context, server.url);
    await page.goto(server.url);
    await page.evaluate(() => fetch('/api/early/').then((response) => response.text()));
    const { lastRequest } = traffic;
    await page.evaluate(() => void fetch('/api/late/'));
    await plain.poll(() => answerLate).toBeDefined();
    const settled = traffic.settled();
    plain(traffic.since(lastRequest).map(({ path, status }) => [path, status])).toEqual([['/api/late/', undefined]]);
    answerLate?.();
    await settled;
    plain(traffic.since(lastRequest).map(({ path, status }) => [path, status])).toEqual([['/api/late/', 200]]);
    plain(traffic.since(0)).toHaveLength(2);
  } finally {
    await server.close();
  }
});

test('API: an unexpected response is reported with the user who sent the request', async () => {
  const response = printed(200);
  plain(await errorMessageOf(() => expect(response).toBeAnsweredWith([403]))).toContain(
    'The server answered GET /api/admin/users/ of the student with 200 instead of 403.',
  );
  expect(response).toBeAnsweredWith([200, 401]);
});

test('API: a request for own data must be answered with content', async () => {
  for (const status of [200, 204]) expect(printed(status)).toBeGranted('the list of all users');
  for (const status of [302, 401, 403, 404, 500]) {
    plain(await errorMessageOf(() => expect(printed(status)).toBeGranted('the list of all users'))).toContain(
      `The student may read the list of all users, and the server refused: GET /api/admin/users/ → ${status}.`,
    );
  }
});

test('API: a refusal is judged by its content, not by its status', async () => {
  const self = { id: 5, email: 'anna@school.example' };
  for (const status of [302, 400, 401, 403, 404, 500])
    expect(printed(status, '{"email":"oleg@school.example"}')).toGiveNothingAway('the list of all users', self);
  expect(printed(200, '[]')).toGiveNothingAway('the list of all users', self);
  expect(printed(200, '[{"id":5,"email":"anna@school.example"}]')).toGiveNothingAway('the list of all users', self);
  for (const text of ['[{"id":6,"email":"oleg@school.example"}]', '{"total":7}', '<html>users</html>', '']) {
    plain(
      await errorMessageOf(() => expect(printed(200, text)).toGiveNothingAway('the list of all users', self)),
      text,
    ).toContain('The student may not read the list of all users, and the server sent it: GET /api/admin/users/ → 200.');
  }
});

test('API: a list of own records that is answered to a signed-out user is a leak', async () => {
  const own = printed(200, '[{"id":5,"email":"anna@school.example"}]');
  plain(await errorMessageOf(() => expect(own).toGiveNothingAway('the list of all users', undefined))).toContain(
    'and the server sent it',
  );
});

test('sessions: a token that still works is reported', async () => {
  const server = await tinyServer((_request, _body, response) => void response.end('{}'));
  try {
    const caller = new ApiUser('the earlier session', new ApiClient(server.url, 'token'));
    // A request takes longer than the other checks when the machine is busy.
    const patient = expect.configure({ timeout: 3_000 });
    plain(await errorMessageOf(() => patient(caller).toBeSignedOut())).toContain(
      'the earlier session is still let in: the server answered 200 instead of 401.',
    );
  } finally {
    await server.close();
  }
});

test('sessions: content that is still shown after the sign-out is reported', async ({ page, context }) => {
  const role = userOn(page, new Traffic(context, 'http://127.0.0.1'), new PageHealth(context, 'http://127.0.0.1'));
  await page.setContent('<p>Привет, Олег!</p>');
  plain(await errorMessageOf(() => soon(role).toShowNothingPrivate(['Олег', 'Проверкин']))).toMatch(
    /is signed out, but the page is .* and not the sign-in page; it shows Олег\./,
  );
  await page.setContent('<button data-testid="login-submit-button">Войти</button>');
  await expect(role).toShowNothingPrivate(['Олег']);
});

function userOn(page: Page, traffic: Traffic, health: PageHealth): BrowserUser {
  return new BrowserUser('guest', { page, traffic, health });
}

test('API: a response with a password, or one that is not JSON, fails', async () => {
  expect(printed(200, '{"email": "a@b"}')).toBeGranted('own data');
  const hash = printed(200, '{"email": "a@b", "password": "pbkdf2_sha256$600000$x$y="}');
  plain(await errorMessageOf(() => expect(hash).toBeGranted('own data'))).toContain(
    'the answer holds a password or its hash',
  );
  plain(
    await errorMessageOf(() => expect({ ...printed(200, '{}'), contentType: 'text/html' }).toBeGranted('own data')),
  ).toContain('the answer comes as «text/html»');
});

test('API: a response that any site may read is reported with its header', async () => {
  const asked = { request: 'GET /api/auth/me/', origin: 'https://other-origin.example' };
  expect({ ...asked, allowed: null }).toRejectOrigin();
  expect({ ...asked, allowed: 'https://platform.example' }).toRejectOrigin();
  for (const allowed of ['*', asked.origin])
    plain(await errorMessageOf(() => expect({ ...asked, allowed }).toRejectOrigin())).toContain(
      `the server allows «${allowed}»`,
    );
});
